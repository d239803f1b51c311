//! The article itself: paragraphs, quotations that fold, and the words that tell of an event.

use super::labels::{digits, join};
use super::quotation::{self, Piece, Said};
use super::{Attr, Labels, Markup, Setting, Tag};
use crate::article::{Article, Event, Quote};
use crate::text::{Span, letter};

/// Appends the article; every byte of `text` once and in order.
pub fn push<'a>(
    out: &mut Markup<'a>,
    text: &'a str,
    article: &'a Article,
    setting: &Setting<'a>,
    said: &[Said],
    pieces: &[Piece],
) {
    let tellings = article.events.iter().flat_map(|event| {
        event.mentions.iter().map(move |&span| Mention { span: sentence(article, span), event: Some(event), said: 0 })
    });
    let namings = article.quotes.iter().zip(pieces).filter(|(quote, _)| quote.speaker.is_some()).flat_map(
        |(quote, &Piece { said, .. })| {
            quotation::proof(quote).into_iter().flatten().map(move |span| Mention { span, event: None, said })
        },
    );
    let told: Vec<Mention> = tellings.chain(namings).filter(|mention| !mention.span.is_empty()).collect();
    // Sorted as plain numbers, where it starts and its place in the list: less code than sorting what they stand for.
    let mut order: Vec<u64> = (0..).zip(&told).map(|(nth, mention)| (mention.span.start as u64) << 32 | nth).collect();
    order.sort_unstable();
    let mentions: Vec<Mention> = order.iter().filter_map(|key| told.get(*key as u32 as usize).copied()).collect();
    let mut body = Body {
        text,
        article,
        labels: setting.labels,
        said,
        mentions: &mentions,
        passed: 0,
        refs: true,
        talk: None,
        led: Vec::new(),
    };
    // A long article is laid out as far as it is seen.
    out.open(Tag::Div, if article.paragraphs.len() > LONG { "tl-text tl-long" } else { "tl-text" });
    out.attr(Attr::Part, "text");
    // The page around it may be written the other way.
    out.attr(Attr::Dir, "auto");
    if let Some(lang) = setting.lang {
        out.attr(Attr::Lang, lang);
    }
    let (mut at, mut next, mut inside) = (0, 0, 0);
    let talks = quotation::talks(article, said, pieces);
    let mut talks = talks.iter().peekable();
    for (nth, paragraph) in article.paragraphs.iter().enumerate() {
        let rest = pieces.get(next..).unwrap_or(&[]);
        let mine = rest.get(..rest.partition_point(|piece| piece.paragraph <= nth)).unwrap_or(&[]);
        out.source(Span::new(at, paragraph.span.start));
        at = paragraph.span.end;
        if let Some(talk) = talks.peek().filter(|talk| talk.first == nth) {
            body.open_talk(out, talk.exchange);
        }
        if let Some(first) = mine.first().and_then(|piece| said.get(piece.said))
            && first.first == next
            && first.blocks > 0
        {
            inside = first.blocks;
            body.open_block(out, first, mine);
        }
        body.paragraph(out, paragraph.span, mine, next, inside > 0);
        if inside > 0 {
            inside -= 1;
            if inside == 0 {
                out.close();
            }
        }
        if talks.next_if(|talk| talk.last == nth).is_some() {
            body.talk = None;
            out.close();
        }
        next += mine.len();
    }
    out.source(Span::new(at, text.len() as u32));
    out.close();
}

/// Most paragraphs, or moments, that are all laid out at once.
pub const LONG: usize = 60;

/// The name of the one speaker of a paragraph, above its first line.
const OVER: &str = "tl-who tl-over";

/// Longest label before a date line's date, in bytes: "published: ".
const LABEL: u32 = 11;

/// The sentence that `span` stands in, as far as it is one.
pub fn sentence(article: &Article, span: Span) -> Span {
    let nth = article.paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
    let Some(paragraph) = article.paragraphs.get(nth) else { return span };
    let nth = paragraph.sentences.partition_point(|sentence| sentence.end <= span.start);
    paragraph.sentences.get(nth).copied().filter(|sentence| sentence.contains(span)).unwrap_or(span)
}

/// A sentence that tells of an event, or words that name a speaker.
#[derive(Clone, Copy)]
struct Mention<'a> {
    span: Span,
    event: Option<&'a Event>,
    /// Without an event: what was said, an index.
    said: usize,
}

impl Mention<'_> {
    /// The event's id; for words that name a speaker, "w-" and the number of what was said.
    fn id(&self) -> String {
        self.event.map_or_else(|| join("w-", &digits(self.said)), |event| event.id.clone())
    }
}

struct Body<'a, 'b> {
    text: &'a str,
    article: &'a Article,
    labels: Labels<'a>,
    said: &'b [Said],
    /// Sorted by where they start.
    mentions: &'b [Mention<'a>],
    /// How many of them end before what is written now.
    passed: usize,
    /// Whether the tellings lead to the list.
    refs: bool,
    /// The conversation that is being written.
    talk: Option<u32>,
    /// The events that this paragraph has led to; once is enough.
    led: Vec<&'a str>,
}

impl<'a> Body<'a, '_> {
    /// A conversation, behind the button that leaves nothing of it but who says what.
    fn open_talk(&mut self, out: &mut Markup<'a>, exchange: u32) {
        self.talk = Some(exchange);
        out.open(Tag::Div, "tl-talk");
        out.open(Tag::Button, "tl-tool tl-as");
        out.attr(Attr::Type, "button");
        out.attr(Attr::Do, "play");
        out.attr_made(Attr::Item, digits(exchange as usize));
        out.attr(Attr::Pressed, "false");
        out.attr(Attr::Name, self.labels.get("dialogue"));
        out.attr(Attr::Label, self.labels.get("dialogue"));
        out.close();
    }

    /// A quotation that is a block of its own: the paragraphs that follow go into it.
    fn open_block(&self, out: &mut Markup<'a>, said: &Said, mine: &[Piece]) {
        out.open(Tag::Details, "tl-said tl-block");
        out.attr(Attr::Part, "quote");
        out.attr(Attr::Open, "");
        self.speaker(out, said.first);
        if let Some(piece) = mine.first() {
            out.attr_made(Attr::Said, digits(piece.said));
        }
        out.open(Tag::Summary, "tl-who");
        out.attr(Attr::Part, "speaker");
        self.name(out, said);
        if let Some(piece) = mine.first() {
            let mut first = quotation::beginning(piece.marked.of(self.text), 6).to_string();
            first.push('…');
            out.attr_made(Attr::First, first);
        }
        out.close();
        self.copy(out, said);
    }

    fn paragraph(&mut self, out: &mut Markup<'a>, span: Span, mine: &[Piece], next: usize, block: bool) {
        let headline = self.article.headline == Some(span);
        self.refs = !headline;
        self.led.clear();
        let quotes = self.article.quotes.get(next..next + mine.len()).unwrap_or(&[]);
        let first = |nth: usize, piece: &Piece| self.said.get(piece.said).is_some_and(|said| said.first == next + nth);
        let begins = mine.first().is_some_and(|piece| first(0, piece));
        let starts = mine.iter().enumerate().any(|(nth, piece)| first(nth, piece));
        let one = mine.first().filter(|first| mine.iter().all(|piece| piece.said == first.said));
        let direct = quotes.iter().any(quotation::is_direct);
        let speaker = quotes.first().and_then(|quote| quote.speaker);
        let alike = one.is_some() || speaker.is_some() && quotes.iter().all(|quote| quote.speaker == speaker);
        // A paragraph that goes on with what began inside a sentence folds away as a whole.
        let whole = !block && !starts && one.is_some_and(|piece| piece.alone);
        // Where one speaker has the whole paragraph, the name stands over it.
        let lead = !block && alike && direct && begins && !headline;
        let class = match one {
            _ if headline => "tl-headline",
            Some(_) if block => "tl-p",
            Some(_) if whole => "tl-p tl-said tl-rest",
            _ if lead => "tl-p tl-said tl-lead",
            Some(_) if !starts && direct => "tl-p tl-said",
            None if self.talk.is_some() && mine.is_empty() => "tl-p tl-told",
            _ => "tl-p",
        };
        out.open(if headline { Tag::H2 } else { Tag::P }, class);
        if !matches!(class, "tl-p" | "tl-headline" | "tl-p tl-told") {
            out.attr(Attr::Part, "quote");
        }
        if let Some(piece) = mine.first().filter(|_| !block && direct && alike) {
            self.speaker(out, next);
            if whole {
                out.attr_made(Attr::Said, digits(piece.said));
            }
        }
        let mut at = span.start;
        if let Some(line) = self.date_line(span).filter(|line| mine.iter().all(|piece| piece.marked.start >= line.end))
        {
            out.open(Tag::Span, "tl-date");
            self.words(out, line);
            out.close();
            at = line.end;
        }
        for (nth, piece) in mine.iter().enumerate() {
            self.between(out, Span::new(at, piece.marked.start));
            at = piece.marked.end;
            // Between others a name is shown that the article does not tell: a correction does.
            let untold = |quote: &Quote| !alike && quote.speaker.is_some() && quote.speaker_mention.is_none();
            let button = match () {
                _ if block => None,
                _ if lead && nth == 0 => Some(OVER),
                _ if quotes.get(nth).is_some_and(untold) => Some("tl-who tl-named"),
                _ => Some("tl-who"),
            };
            // Words of somebody else's, inside a conversation, are told with the rest.
            let aside = self.talk.is_some_and(|talk| quotes.get(nth).is_some_and(|quote| quote.exchange != Some(talk)));
            if aside {
                out.open(Tag::Span, "tl-told");
            }
            self.quote(out, piece, next + nth, button, !block && !whole);
            if aside {
                out.close();
            }
        }
        if mine.is_empty() {
            self.words(out, Span::new(at, span.end));
        } else {
            self.between(out, Span::new(at, span.end));
        }
        out.close();
    }

    /// The reporter's words beside a quotation.
    fn between(&mut self, out: &mut Markup<'a>, span: Span) {
        if self.talk.is_none() || span.is_empty() {
            return self.words(out, span);
        }
        out.open(Tag::Span, "tl-told");
        self.words(out, span);
        out.close();
    }

    /// A date in figures, with or without its label, that the text's first paragraph begins with.
    fn date_line(&self, paragraph: Span) -> Option<Span> {
        let first = self.article.paragraphs.first()?.span;
        let date = self.article.times.first()?;
        let near = first == paragraph && first.contains(date.span) && date.span.start <= first.start + LABEL;
        (near && date.span.of(self.text) == date.value)
            .then_some(first.start)
            .map(|start| Span::new(start, date.span.end))
    }

    /// One quote inside a paragraph; the first of an utterance behind the button that folds it.
    fn quote(&mut self, out: &mut Markup<'a>, piece: &Piece, nth: usize, button: Option<&'static str>, folds: bool) {
        let Some(quote) = self.article.quotes.get(nth) else { return };
        if let (Some(said), Some(class)) = (self.said.get(piece.said).filter(|said| said.first == nth), button) {
            out.open(Tag::Button, class);
            out.attr(Attr::Type, "button");
            out.attr(Attr::Do, "fold");
            out.attr_made(Attr::Said, digits(piece.said));
            out.attr(Attr::Expanded, "true");
            out.attr(Attr::Part, "speaker");
            self.speaker(out, nth);
            self.name(out, said);
            out.close();
            if class == OVER {
                self.copy(out, said);
            }
        }
        out.open(Tag::Span, "tl-q");
        out.attr(Attr::Id, &quote.id);
        self.speaker(out, nth);
        out.attr_made(Attr::Said, digits(piece.said));
        let (rest, end) = (piece.rest.min(quote.span.end), quote.span.end);
        if folds && rest < end {
            out.open(Tag::Span, "tl-head");
            self.words(out, Span::new(piece.marked.start, rest));
            out.close();
            out.open(Tag::Span, "tl-rest");
            out.attr_made(Attr::Said, digits(piece.said));
            self.words(out, Span::new(rest, end));
            out.close();
            self.words(out, Span::new(end, piece.marked.end));
        } else {
            self.words(out, piece.marked);
        }
        out.close();
    }

    /// What can be done with words: to see who is named as saying them, and to copy them.
    fn copy(&self, out: &mut Markup<'a>, said: &Said) {
        let Some(quote) = self.article.quotes.get(said.first) else { return };
        out.open(Tag::Span, "tl-acts");
        let named = quote.speaker.is_some() && quotation::proof(quote).iter().any(Option::is_some);
        for (what, name, label) in
            [("why", "why", "why-speaker"), ("copy", "copy", "copy-quote")].into_iter().skip(!named as usize)
        {
            out.button("tl-act", what, &quote.id);
            out.attr(Attr::Name, self.labels.get(name));
            out.attr(Attr::Label, self.labels.get(label));
            out.close();
        }
        out.close();
    }

    /// Whose words they are; no attribute where the article does not tell.
    fn speaker(&self, out: &mut Markup<'a>, quote: usize) {
        if let Some(speaker) = self.article.quotes.get(quote).and_then(|quote| quote.speaker) {
            out.attr_made(Attr::Speaker, digits(speaker as usize));
        }
    }

    /// Name, number of words, and both as one name for those who hear it.
    fn name(&self, out: &mut Markup<'a>, said: &Said) {
        let speaker = self.article.quotes.get(said.first).and_then(|quote| quote.speaker);
        let name = speaker.and_then(|nth| self.article.speakers.get(nth as usize)).map(|speaker| speaker.name.as_str());
        // Where nobody at all is known, as in a language that is not read, the words around it may well name somebody.
        let nobody = self.article.speakers.is_empty();
        let name = name.unwrap_or(self.labels.get(if nobody { "quote" } else { "unknown" }));
        let count = self.labels.count("word-count", said.words);
        let mut label = if nobody { name.to_string() } else { self.labels.fill("quotation", name) };
        label.push_str(", ");
        label.push_str(&count);
        out.attr(Attr::Name, name);
        out.attr_made(Attr::Count, count);
        out.attr_made(Attr::Label, label);
    }

    /// Words of the article, cut where a telling begins or ends. Called with rising spans.
    fn words(&mut self, out: &mut Markup<'a>, span: Span) {
        let mut at = span.start;
        while at < span.end {
            while self.mentions.get(self.passed).is_some_and(|mention| mention.span.end <= at) {
                self.passed += 1;
            }
            let near = self.mentions.get(self.passed..).unwrap_or(&[]);
            let near = near.get(..near.partition_point(|mention| mention.span.start <= at)).unwrap_or(&[]);
            let here = || near.iter().filter(|mention| mention.span.end > at);
            let follows = self.mentions.get(self.passed + near.len()).map_or(span.end, |mention| mention.span.start);
            let end = here().map(|mention| mention.span.end).fold(follows.min(span.end), u32::min);
            let (mut ids, mut event) = (String::new(), false);
            for mention in here() {
                let own = mention.id();
                event |= mention.event.is_some();
                if !ids.split(letter::is_space).any(|id| id == own) {
                    ids.push_str(if ids.is_empty() { "" } else { " " });
                    ids.push_str(&own);
                }
            }
            if ids.is_empty() {
                out.source(Span::new(at, end));
            } else {
                out.open(Tag::Span, if event { "tl-e" } else { "tl-m" });
                out.attr_made(Attr::Event, ids);
                out.source(Span::new(at, end));
                out.close();
            }
            let (mut last, mut led) = (String::new(), false);
            for event in here().filter(|mention| mention.span.end == end && self.refs).filter_map(|it| it.event) {
                let id = event.id.as_str();
                if !self.led.contains(&id) {
                    self.led.push(id);
                    // Moments of one time stand together in the list: one way there is enough.
                    let time = event.clock.as_ref().and_then(|clock| self.labels.minute(clock));
                    let name = time.clone().unwrap_or_else(|| "•".into());
                    if name != last {
                        if !led {
                            // All of them in one: the style sheet ties it to the word before.
                            out.open(Tag::Span, "tl-tie");
                            led = true;
                        }
                        reference(out, event, time.as_deref(), &name, self.labels);
                        last = name;
                    }
                }
            }
            if led {
                out.close();
            }
            at = end;
        }
    }
}

/// The way from a telling to the list: a small button that shows the minute.
fn reference<'a>(out: &mut Markup<'a>, event: &'a Event, time: Option<&str>, name: &str, labels: Labels<'a>) {
    let mut label = labels.event(event);
    if let Some(time) = time {
        label.insert_str(0, ", ");
        label.insert_str(0, time);
    }
    out.button("tl-ref", "show", &event.id);
    out.attr_made(Attr::Name, name.into());
    out.attr_made(Attr::Label, labels.fill("show-moment", &label));
    out.close();
}
