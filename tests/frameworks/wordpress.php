<?php
// The plugin among stand-ins for what it asks of WordPress: php wordpress.php PLUGIN. Prints, as JSON, what is shown of a post
// with the shortcode, of a post of the category, and of any other post; and the scripts that pages are to load.

$asked = array();
$codes = array();
$filters = array();
$category = '';

function plugins_url( $path, $file ) {
	return '/wp-content/plugins/' . basename( dirname( $file ) ) . '/' . $path;
}
function wp_enqueue_script_module( $id, $src ) {
	$GLOBALS['asked'][ $id ] = $src;
}
function esc_attr( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}
function get_the_date( $format ) {
	return gmdate( $format, gmmktime( 0, 0, 0, 3, 16, 2021 ) );
}
function add_shortcode( $tag, $work ) {
	$GLOBALS['codes'][ $tag ] = $work;
}
function add_filter( $name, $work, $priority = 10 ) {
	$GLOBALS['filters'][ $name ] = array( $work, $priority );
}
function is_singular( $type ) {
	return 'post' === $type;
}
function in_category( $slug ) {
	return $GLOBALS['category'] === $slug;
}
function do_shortcode( $text ) {
	return str_replace( '[score]', '2-0', $text );
}
function wpautop( $text ) {
	return '<p>' . implode( "</p>\n<p>", preg_split( '/\n\s*\n/', trim( $text ) ) ) . '</p>';
}

require $argv[1];

$text = "Leo Brandt scored in the 12th minute.\n\n“We deserved it,” said Ada Marsh.";
list( $show, $priority ) = $filters['the_content'];
$shown = array( 'shortcode' => call_user_func( $codes['touchline'], array(), $text ) );
foreach ( array( 'football', 'cooking' ) as $category ) {
	$shown[ $category ] = $show( wpautop( $text ) );
}
$category = 'football';
$shown['both'] = $show( $shown['shortcode'] );
$shown['inner'] = call_user_func( $codes['touchline'], array(), 'Northgate won [score].' );
echo json_encode( $shown + array( 'asked' => $asked, 'late' => $priority > 10 ) );
