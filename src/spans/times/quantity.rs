use crate::document::{Class, Token};
use crate::lexicon;

/// How many: the number that begins with the first of `tokens`, in hundredths (0: not told, as in "several"), and how
/// many tokens it takes. "77", "two", "twenty-five", "two and a half", "a couple of", "12 to 18", "another two".
pub fn quantity(text: &str, tokens: &[Token]) -> Option<(usize, u32)> {
    let is = |at: usize, word| tokens.get(at).is_some_and(|token| token.word == word);
    let rest = |from: usize| tokens.get(from..).unwrap_or(&[]);
    let mut at = is(0, crate::w!("another")) as usize;
    let mut found = (at > 0).then_some((0, 100));
    if let Some((length, value)) = lexicon::QUANTITIES.longest(rest(at).iter().map(|token| token.word)) {
        found = Some((length, value as u32));
    }
    if let Some((length, value)) = number(text, rest(at)) {
        found = Some((length, value));
    }
    let (length, mut value) = found?;
    at += length;
    // "two or three", "12 to 18", "10-12": not told how many.
    let link = tokens.get(at).is_some_and(|token| {
        token.word == crate::w!("or")
            || token.word == crate::w!("to")
            || matches!(token.class, Class::Hyphen | Class::Dash)
    });
    if let Some((more, _)) = number(text, rest(at + 1)).filter(|_| link && value != 0) {
        return Some((at + 1 + more, 0));
    }
    // "two and a half", "two-and-a-half": hyphens between the words do not count.
    let words = rest(at).iter().filter(|token| token.class != Class::Hyphen).map(|token| token.word);
    if words.take(3).eq([crate::w!("and"), crate::w!("a"), crate::w!("half")]) && value != 0 {
        value = value.saturating_add(50);
        let hyphens = rest(at).iter().take(6).filter(|token| token.class == Class::Hyphen).count();
        at += 3 + hyphens.min(3);
    }
    if tokens.get(at).is_some_and(|token| token.word.is(&lexicon::QUANTITY_TAIL)) {
        at += 1;
    }
    Some((at, value))
}

/// A number in digits or words, in hundredths.
fn number(text: &str, tokens: &[Token]) -> Option<(usize, u32)> {
    let first = tokens.first()?;
    // "the 1996 season": a year, not a number.
    if first.span().len() == 4 && first.number(text).is_some_and(|value| (1900..2100).contains(&value)) {
        return None;
    }
    if first.class == Class::Number {
        let (whole, digits) = (first.number(text)?, first.span().of(text));
        let decimals = digits.bytes().skip_while(|&byte| byte != b'.').skip(1);
        let mut hundredths = 0;
        for byte in decimals.chain([b'0', b'0']).take(2) {
            hundredths = hundredths * 10 + (byte.wrapping_sub(b'0') % 10) as u32;
        }
        return (whole < 1_000_000).then(|| (1, whole * 100 + hundredths));
    }
    // Tens and ones add up, hundred and thousand multiply.
    let (mut at, mut end, mut total, mut last) = (0, 0, 0u32, 0);
    while let Some(token) = tokens.get(at) {
        let joint = token.class == Class::Hyphen && token.glued || token.word == crate::w!("and");
        if joint && end > 0 && end == at && (token.class == Class::Hyphen || last >= 100) {
            at += 1;
            continue;
        }
        let Some(value) = token.word.value(&lexicon::NUMBER).map(u32::from) else { break };
        match value {
            100 | 1000 if last > 0 && last < value => total = total.saturating_mul(value),
            _ if end == 0 => total = value,
            _ if value < last && value < 100 && (last >= 100 || value < 10 && last >= 20) => total += value,
            _ => break,
        }
        last = value;
        at += 1;
        end = at;
    }
    (end > 0 && total < 1_000_000).then_some((end, total * 100))
}
