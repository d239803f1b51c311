"""Makes src/lexicon/en/speaker-weights.txt: the weights by which a quotation's speaker and a pronoun's person are chosen.

    cargo build --example dump
    python3 tests/train/speakers.py DATA target/debug/examples/dump          # cross-validation of both tables only
    python3 tests/train/speakers.py DATA target/debug/examples/dump --write  # writes both into the file

DATA holds corpora of quotations, one JSON object a line with `text` and `quotes` (code point offsets; `speaker_spans`, or the
speaker's name). DATA/pronouns.mended.json, if it is there, holds what gold has wrong: [id, offset of the pronoun, last name].
A linear model, softmax over the candidates of one choice, the likelihood of all right ones together; whole numbers of quarters,
most of them 0, found one after the other without chance; five folds by article. Where a table has two prices, its weights are
the mean of what either gives: folds of the whole program showed that one alone fits the articles it saw too well, or too
little. Nothing but numbers is written. Python's standard library only.

Who is chosen depends on who was chosen before, so the numbers change the program's choices, and these the numbers. `--write`
therefore begins with zeros and builds the program, learns and writes BUILDS times over. Rules that changed since a table was
made (git log tells) change it a little: today's table of speakers is the mean of an earlier one, made by the first price, and
of one made by the second; `--write` gives other digits and figures within 0.3 of theirs.
"""
import json
import math
import re
import subprocess
import sys
import zlib
from pathlib import Path

WEIGHTS = Path(__file__).resolve().parents[2] / "src/lexicon/en/speaker-weights.txt"
FOLDS = 5
BUILDS = 3
BUILD = ["cargo", "build", "--quiet", "--example", "dump"]
# Weights are whole numbers of this part of a natural logarithm; how far one is moved at once; and how often all are, at most.
UNIT = 4
STEPS = (-4, -2, -1, 0, 1, 2, 4)
ROUNDS = 10
# What a weight other than 0 costs, and its square. Gold of pronouns is scarce and machine-made, so they are learnt gently.
PRICES = {"speaker": [(0.15, 0.3), (0.15, 2.0)], "pronouns": [(0.2, 4.0)]}
# What weights are without gold, 0 but for these: the subject of “said:” right before the words speaks, that of a sentence
# right before them, “she grinned” right behind them. Prices are for what differs.
EXPECTED = {"speaker": {"beside": [0, 12, 8, 4]}}
# What machine-made gold tells too little of, added behind: who closed the sentence before with his verb is meant.
PRIORS = {("pronouns", "stands"): [(7, 11)]}
# Machine-made gold that weights learnt from the other folds find less likely than this is left out.
DOUBTED = 0.1
# Speakers without a name are rare and hard: they count for more.
NAMELESS = 2.0


def main(data, program, sections, write):
    if not write:
        return learn(data, program, sections, True)
    rewrite({section: [] for section in sections})
    for _ in range(BUILDS):
        subprocess.run(BUILD, check=True)
        rewrite(learn(data, program, sections, False))


def learn(data, program, sections, folds):
    """section -> its weights."""
    quotes, pronouns = [], []
    path = Path(data) / "pronouns.mended.json"
    mended = {(id_, at): who for id_, at, who in json.loads(path.read_text("utf-8"))} if path.exists() else {}
    for name in ("quotes.polnear", "football", "quotes.litbank"):
        path = Path(data) / f"{name}.jsonl"
        if not path.exists():
            continue
        rows = [json.loads(line) for line in path.open(encoding="utf-8")]
        lines = "\n".join(json.dumps({"id": row["id"], "text": row["text"]}, ensure_ascii=False) for row in rows)
        out = subprocess.run([program], input=lines, capture_output=True, encoding="utf-8", check=True).stdout
        for row, line in zip(rows, out.splitlines()):
            traced = json.loads(line)
            fold = zlib.crc32(row["id"].encode()) % FOLDS
            point = code_points(row["text"])
            for found in traced["quotes"]:
                quotes += learnable(name, fold, labelled(row, found, point))
            pronouns += [(name, fold, choice) for choice in referred(row, traced["pronouns"], point, mended)]
    tables = {}
    for section in sections:
        choices = {"speaker": quotes, "pronouns": pronouns}[section]
        print(f"{section}: {len(choices)} choices, {sum(any(right for right, _ in c) for _, _, c in choices)} with a right candidate")
        tables[section] = trained([c for _, _, c in (believed(choices) if section == "pronouns" else choices)], section)
        if folds:
            validate(choices, section)
    return tables


def code_points(text):
    """Byte offset -> code point offset."""
    table, at = {}, 0
    for number, char in enumerate(text):
        table[at] = number
        at += len(char.encode("utf-8"))
    table[at] = len(text)
    return table


class Choice(list):
    """[(right, facts)], and how much it counts in training."""
    def __init__(self, weight=1.0, items=()):
        super().__init__(items)
        self.weight = weight


def labelled(row, found, point):
    """[(right, facts)] for a quotation that gold has too, else None."""
    start, end, candidates = point[found[0]], point[found[1]], found[2]
    best, share = None, 0
    for quote in row["quotes"]:
        if quote["type"] == "indirect":
            continue
        common = min(end, quote["end"]) - max(start, quote["start"])
        if common > 0.8 * (end - start) and common > share:
            best, share = quote, common
    if best is None or not best.get("speaker"):
        return None
    spans = [span for span in best.get("speaker_spans") or [] if span]
    words = best.get("speaker_head") or best["speaker"]
    nameless = words == words.lower() and words not in PRONOUNS
    answer = Choice(NAMELESS if nameless else 1.0)
    for a, b, name, facts in candidates:
        a, b = point[a], point[b]
        if spans:
            right = any(a < d and c < b for c, d in spans)
        else:
            right = named(row["text"][a:b], name, best)
        answer.append((right, facts))
    return answer


def named(words, name, quote):
    """Whether a mention is one of a speaker of whom gold has only the name."""
    last = quote["speaker"].split()[-1].lower()
    others = {alias.lower() for alias in quote.get("aliases") or [] if alias.lower() not in PRONOUNS}
    others.add((quote.get("speaker_text") or "").lower())
    return last in name.lower().split() or last in words.lower().split() or words.lower() in others


PRONOUNS = set("he she they i we you it him her his my me us them their your".split())


def learnable(name, fold, choice):
    return [(name, fold, choice)] if choice and (name != "quotes.litbank" or any(right for right, _ in choice)) else []


def referred(row, pronouns, point, mended):
    """[(right, facts)] for each pronoun whose person gold tells; right behind the words, the speaker's name tells it too."""
    told, behind = {}, {}
    for quote in row["quotes"]:
        who = quote.get("speaker_resolved_silver")
        if who and quote.get("speaker", "").lower() in ("he", "she"):
            for a, _ in quote["speaker_spans"]:
                told[a] = {mended.get((row["id"], a)) or capital(who)}
        elif quote.get("speaker") and not quote.get("speaker_spans"):
            names = [quote["speaker"], *(quote.get("aliases") or [])]
            behind[quote["end"]] = {word.lower() for name in names for word in re.findall(r"\w+", name)[-1:]} - PRONOUNS
    for a, b, candidates in pronouns:
        at = point[a]
        gap = next((gap for gap in range(15) if at - gap in behind and BESIDE.fullmatch(row["text"][at - gap:at])), None)
        who = told.get(at) or behind.get(at - gap if gap is not None else None)
        if who:
            right = [bool(who & set(re.findall(r"\w+", name.lower()))) for _, _, name, _ in candidates]
            yield Choice(1.0, zip(right, (facts for *_, facts in candidates)))


BESIDE = re.compile(r"\W*(\w+ )?")


def capital(name):
    """The last capitalised word, in small letters."""
    words = [word for word in re.findall(r"\w+", re.sub(r"[’']s\b", "", name)) if word[:1].isupper()]
    return words[-1].lower() if words else ""


def believed(choices):
    """The choices without those whose gold the other folds' weights find unlikely."""
    kept = []
    for fold in range(FOLDS):
        weights = trained([c for _, f, c in choices if f != fold], "pronouns")
        kept += [(n, f, c) for n, f, c in choices if f == fold and c and (n != "quotes.polnear" or shares(weights, c)[1] >= DOUBTED)]
    return kept


def expected(section):
    """fact -> its weight without gold, where that is not 0."""
    found, inside, at = {}, False, 0
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line == f"[table {section}]"
        elif line and inside:
            name, *values = line.split()
            found.update(enumerate(EXPECTED.get(section, {}).get(name, ()), at))
            at += len(values)
    return {fact: weight for fact, weight in found.items() if weight}


def trained(choices, section):
    """The weights, in quarters: the mean of those by each price, towards 0."""
    tables = [fitted(choices, price, decay, expected(section)) for price, decay in PRICES[section]]
    return [int(sum(weights) / len(tables)) for weights in zip(*tables)]


def fitted(choices, price, decay, centres):
    """The weights by one price. One after the other is moved to the number near it at which the right candidates are
    likeliest, less what a weight costs that is not as expected, until none moves."""
    choices = [choice for choice in choices if 0 < sum(right for right, _ in choice) < len(choice)]
    size = 1 + max(fact for choice in choices for _, facts in choice for fact in facts)
    weights, powers = [0] * size, [[1.0] * len(choice) for choice in choices]
    # Where a fact tells candidates apart: the choice's number, and the candidates of whom it holds, all and the right ones.
    told = [[] for _ in range(size)]
    for number, choice in enumerate(choices):
        held = {}
        for at, (_, facts) in enumerate(choice):
            for fact in facts:
                held.setdefault(fact, []).append(at)
        for fact, those in held.items():
            if len(those) < len(choice):
                told[fact].append((number, those, [at for at in those if choice[at][0]]))
    for fact, weight in centres.items():
        if fact < size:
            weights[fact] = weight
            for number, those, _ in told[fact]:
                for at in those:
                    powers[number][at] *= math.exp(weight / UNIT)
    sums = [(sum(power), sum(p for p, (right, _) in zip(power, choice) if right)) for power, choice in zip(powers, choices)]
    for _ in range(ROUNDS):
        last = list(weights)
        for fact, places in enumerate(told):
            rows = [(choices[n].weight, *sums[n], sum([powers[n][at] for at in those]), sum([powers[n][at] for at in right]))
                    for n, those, right in places]
            centre = centres.get(fact, 0)
            old, best = weights[fact], (math.inf, weights[fact])
            for new in sorted({centre, *(old + step for step in STEPS)}) if rows else ():
                more = math.exp((new - old) / UNIT) - 1
                loss = decay / 2 * ((new - centre) / UNIT) ** 2 + (price if new != centre else 0)
                loss += sum([w * math.log((1 + more * own / all) / (1 + more * good / right)) for w, all, right, own, good in rows])
                best = min(best, (round(loss, 6), new))
            weights[fact] = best[1]
            for number, those, _ in places if best[1] != old else ():
                power, choice = powers[number], choices[number]
                for at in those:
                    power[at] *= math.exp((best[1] - old) / UNIT)
                sums[number] = sum(power), sum([p for p, (right, _) in zip(power, choice) if right])
        if weights == last:
            break
    return weights


def shares(weights, choice):
    scores = [sum(weights[fact] for fact in facts if fact < len(weights)) / UNIT for _, facts in choice]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    whole = sum(powers)
    share = [power / whole for power in powers]
    return share, max(sum(p for p, (right, _) in zip(share, choice) if right), 1e-9)


def validate(choices, section):
    """Accuracy and calibration over the folds."""
    judged = []
    for fold in range(FOLDS):
        weights = trained([c for _, f, c in choices if f != fold], section)
        for name, f, choice in choices:
            if f == fold and choice:
                share, _ = shares(weights, choice)
                best = max(range(len(choice)), key=share.__getitem__)
                judged.append((name, share[best], choice[best][0]))
            elif f == fold:
                judged.append((name, 0.0, False))
    for name in sorted({name for name, _, _ in judged}):
        own = sorted(((p, right) for n, p, right in judged if n == name), reverse=True)
        line = f"  {name}: right {100 * sum(right for _, right in own) / len(own):.1f} of {len(own)};"
        for wanted in (0.6, 0.7, 0.8, 0.9):
            head = own[:int(len(own) * wanted)]
            line += f" best {wanted:.0%} {100 * sum(right for _, right in head) / max(len(head), 1):.1f} (p {head[-1][0]:.3f})" if head else ""
        print(line)


def rewrite(tables):
    """Puts the numbers in, in rows as they stand."""
    out, section, at = [], None, 0
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("[table "):
            section, at = line[7:-1], 0
        elif line and not line.startswith("#") and section in tables:
            name, *values = line.split()
            table = tables[section]
            numbers = (table[at:] + [0] * len(values))[:len(values)]
            for more, numbers_more in PRIORS.get((section, name), ()) if table else ():
                numbers[more] += numbers_more
            at += len(values)
            line = " ".join([name, *map(str, numbers)])
        out.append(line)
    WEIGHTS.write_text("\n".join(out) + "\n", encoding="utf-8")


main(sys.argv[1], sys.argv[2], sys.argv[4:] or ["speaker", "pronouns"], "--write" in sys.argv)
