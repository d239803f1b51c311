//! How fast the engine is, stage by stage, over the articles of the fixtures: `cargo bench --bench stages`.

#[path = "../support/articles.rs"]
mod articles;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;
use touchline::article::{self, wire};
use touchline::text::Utf16Table;
use touchline::{Options, document, spans, view};

/// Each stage alone, on what the stages before it have made.
fn stages(criterion: &mut Criterion) {
    let articles = articles::all();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum()));
    let documents: Vec<_> = articles.iter().map(|article| document::read(&article.text)).collect();
    let read = |at: usize| Options { published: articles[at].published, lang: None };
    let parsed: Vec<_> =
        articles.iter().enumerate().map(|(at, article)| touchline::parse(&article.text, &read(at))).collect();
    group.bench_function("document", |bencher| {
        bencher.iter(|| articles.iter().for_each(|article| drop(black_box(document::read(black_box(&article.text))))));
    });
    group.bench_function("spans", |bencher| {
        bencher.iter(|| documents.iter().for_each(|document| drop(black_box(spans::find(black_box(document))))));
    });
    group.bench_function("article", |bencher| {
        let found = || documents.iter().map(spans::find).collect::<Vec<_>>();
        bencher.iter_batched(
            found,
            |found| {
                for (at, spans) in found.into_iter().enumerate() {
                    drop(black_box(article::resolve(&documents[at], spans, &read(at))));
                }
            },
            criterion::BatchSize::SmallInput,
        );
    });
    group.bench_function("view", |bencher| {
        bencher.iter(|| {
            for (article, parsed) in articles.iter().zip(&parsed) {
                drop(black_box(view::build(&article.text, black_box(parsed), &view::Setting::default())));
            }
        });
    });
    group.bench_function("json", |bencher| {
        bencher.iter(|| {
            for (article, parsed) in articles.iter().zip(&parsed) {
                let table = Utf16Table::new(&article.text);
                drop(black_box(serde_json::to_vec(&wire::article(black_box(parsed), &[], &table))));
            }
        });
    });
    group.finish();
}

/// Text in, result out: single articles, and one text of a hundred and a thousand times their length.
fn whole(criterion: &mut Criterion) {
    let articles = articles::all();
    let mut group = criterion.benchmark_group("parse");
    group.sample_size(10);
    let once: String = articles.iter().map(|article| format!("{}\n\n", article.text)).collect();
    for times in [1, 10, 100] {
        let text = once.repeat(times);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{times} times"), |bencher| {
            bencher.iter(|| touchline::parse(black_box(&text), &Options::default()));
        });
    }
    group.throughput(Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum()));
    group.bench_function("one by one", |bencher| {
        bencher.iter(|| {
            for article in &articles {
                drop(black_box(touchline::parse(&article.text, &Options { published: article.published, lang: None })));
            }
        });
    });
    group.finish();
}

/// Short enough to wait for.
fn settings() -> Criterion {
    Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(2)).sample_size(20)
}

criterion_group! { name = benches; config = settings(); targets = stages, whole }
criterion_main!(benches);
