<?php
/**
 * Plugin Name: Touchline
 * Description: Shows football articles with foldable quotations and a timeline. Needs WordPress 6.5.
 * License: MIT
 *
 * Put this file and the folder dist, as it is built, into wp-content/plugins/touchline. Then write
 * [touchline]…the article…[/touchline] in a post, or add the category slug "football" to show every such post that way.
 */

function touchline_element( $content ) {
	wp_enqueue_script_module( 'touchline', plugins_url( 'dist/touchline.js', __FILE__ ) );
	return '<touchline-article published="' . esc_attr( get_the_date( 'Y-m-d' ) ) . '">' . $content . '</touchline-article>';
}

add_shortcode( 'touchline', function ( $attributes, $content = '' ) {
	return touchline_element( do_shortcode( wpautop( $content ) ) );
} );

// After WordPress has made paragraphs of the post; not around an element that a shortcode has made.
add_filter( 'the_content', function ( $content ) {
	$wanted = is_singular( 'post' ) && in_category( 'football' ) && ! str_contains( $content, '<touchline-article' );
	return $wanted ? touchline_element( $content ) : $content;
}, 20 );
