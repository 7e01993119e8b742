"""From the text of a report to its counts: each stated number with topic, time, doubts and place in a list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.report.narrative import scope
from gongkai.report.narrative.applications import REMARK_ON_APPLICATIONS, carried_by_year
from gongkai.report.narrative.clean_text import CleanText, clean
from gongkai.report.narrative.count import Count, Manner, Span
from gongkai.report.narrative.denial import Denial, denials
from gongkai.report.narrative.division import Division, Placed, divisions
from gongkai.report.narrative.implied import implied
from gongkai.report.narrative.phrase import Context, Recognised
from gongkai.report.narrative.proceedings import track_of
from gongkai.report.narrative.quantity import Quantity, Share, scan, sentences
from gongkai.report.narrative.recognition import recognise
from gongkai.report.narrative.restatement import restatements
from gongkai.report.narrative.share import Ratio, StatedShare, ratios
from gongkai.report.narrative.topic import APPLICATIONS, PROCEEDINGS, Topic
from gongkai.report.value import Report

PREAMBLE = 0
"""Number given to the paragraphs before section one."""

_DOCUMENT_ATTRIBUTES = re.compile(
    r"公文|发文|制发文件|印发文件|公开属性|文件[^，。；]{0,6}[0-9]+(?:件|份|个)[^。]{0,30}主动公开"
    r"|主动公开[^。；]{0,14}[0-9]+[件条份个][^。；]{0,8}依申请公开[^。；]{0,6}[0-9]+[件条份个]"
)
_APPLICATION_SENTENCE = re.compile(
    r"(?:收到|受理|接到|新收|办理|答复)[^，。；]{0,20}申请|(?<!依)申请[^，。；]{0,12}(?:件|条|宗|份)"
)
_CLOSED = re.compile(r"[。；！？.;)）”】]\s*$")
_WORTH_READING = re.compile(r"[0-9０-９一二三四五六七八九十两百千零未無无没沒]")
_VERB = re.compile(
    r"制定|制发|出台|印发|废止|保留|有效|公开|发布|公布|公示|报送|归集|录入|起草|审[查核]|清理|移交|作出|做出|完成|办结|实施"
)
_CLAUSE_START = re.compile(r"[。；！？]")
_YEAR_WINDOW = 160
_SCOPE_WINDOW = 400
_CLAUSE_WINDOW = 60
_HEADING = re.compile(
    r"（?[一二三四五六七八九十]{1,3}[）、]|[0-9]{1,2}[.、]|在?依申请公开(?:工作)?(?:方面|情况)"
    r"|[^，。；：0-9]{0,8}(?:依申请公开|政府信息公开申请)[^，。；：0-9]{0,6}[：。]"
)
_HEADING_LENGTH = 20
_ABOUT_APPLICATIONS = re.compile("依申请公开|政府信息公开申请")
_RECENT = 80
"""Counts looked back at for what a sentence implies of them."""
_OPENING = 40
"""A part of the year named this early in a sentence holds for the sentences after it."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """The counts of a text in order; the divisions of wholes into parts, the percentages and the pairs of different
    numbers for one thing among them."""

    counts: tuple[Count, ...] = ()
    divisions: tuple[Division, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    restatements: tuple[tuple[int, int], ...] = ()


def read(text: Report | Iterable[str]) -> Narrative:
    """All counts and divisions of a report's text, or of loose paragraphs."""
    found: list[Count] = []
    divided: list[Division] = []
    related: list[Ratio] = []
    agency, year = (text.agency, text.year) if isinstance(text, Report) else ("", None)
    for section, paragraphs in _parts(text):
        heading = ""
        for number, printed in enumerate(paragraphs):
            if not _WORTH_READING.search(printed):
                continue
            paragraph = _Paragraph(section, number, printed, agency, year, heading)
            placed = paragraph.placed()
            heading = paragraph.heading
            base = len(found)
            own = divisions(placed, complete=bool(_CLOSED.search(printed)))
            whole_of = {part: division.whole for division in reversed(own) for part in division.parts}
            found += [
                replace(step.count, part_of=base + whole_of[place]) if place in whole_of else step.count
                for place, step in enumerate(placed)
            ]
            related += ratios([replace(s, after=base + s.after) for s in paragraph.shares], found)
            divided += [
                replace(d, whole=base + d.whole, parts=tuple(base + part for part in d.parts)) for d in own
            ]
    return Narrative(tuple(found), tuple(divided), tuple(related), restatements(found))


def counts(text: Report | Iterable[str]) -> tuple[Count, ...]:
    """The numbers that a report's text (or loose paragraphs) states, in order."""
    return read(text).counts


def _parts(text: Report | Iterable[str]) -> Iterator[tuple[int | None, Sequence[str]]]:
    if isinstance(text, Report):
        yield PREAMBLE, text.preamble
        for section in text.sections:
            yield section.number, section.paragraphs
    else:
        yield None, tuple(text)


class _Paragraph:
    """One paragraph while it is read."""

    def __init__(
        self, section: int | None, number: int, printed: str, agency: str, year: int | None, heading: str
    ) -> None:
        self.section = section
        self.number = number
        self.printed = printed
        self.agency = agency
        self.year = year
        self.heading = heading
        self.cleaned: CleanText = clean(printed)
        self.span = Span.REPORT_YEAR
        self.shares: list[StatedShare] = []

    def placed(self) -> list[Placed]:
        """The paragraph's counts, with the words between them."""
        steps: list[Placed] = []
        carried: Topic | None = None
        track: Topic | None = None
        previous_end = 0
        for number, (offset, sentence) in enumerate(sentences(self.cleaned.text)):
            if _HEADING.match(sentence):
                self.heading = sentence[:_HEADING_LENGTH]
            if not _WORTH_READING.search(sentence):
                continue
            context = Context(paragraph=carried, track=track, section=self.section, agency=self.agency)
            context.year = self.year
            context.under_applications = bool(_ABOUT_APPLICATIONS.search(self.heading))
            context.about_documents = bool(
                _DOCUMENT_ATTRIBUTES.search(sentence) and not _APPLICATION_SENTENCE.search(sentence)
            )
            quantities, shares = scan(sentence)
            stated: list[Count] = []
            events: list[Quantity | Share | Denial] = [*quantities, *shares, *denials(sentence)]
            for event in sorted(events, key=lambda event: event.start):
                if isinstance(event, Share):
                    value, step = event.numeral.value, event.numeral.step
                    self.shares.append(StatedShare(value, step, event.phrase, number, len(steps)))
                    continue
                for count in self._read(event, context, number, offset, sentence):
                    between = self.cleaned.text[previous_end : offset + event.start]
                    steps.append(Placed(count, between, sentence[event.end : event.end + 4]))
                    stated.append(count)
                    previous_end = max(previous_end, offset + event.end)
            if stated:
                topical = [count.topic for count in stated if count.topic]
                carried = next((t for t in topical if t in APPLICATIONS), topical[-1] if topical else None)
                track = context.track
            before = [step.count for step in steps[-_RECENT:] if step.count.sentence >= number - 1]
            steps += [Placed(extra, "。") for extra in implied(sentence, before)]
        return steps

    def _read(
        self, event: Quantity | Denial, context: Context, number: int, offset: int, sentence: str
    ) -> Iterator[Count]:
        before = sentence[max(0, event.start - _YEAR_WINDOW) : event.start]
        span, named = scope.time_of(before, event.phrase, self.year)
        if span is Span.REPORT_YEAR and named is None and not scope.WHOLE_YEAR.search(before):
            span = self.span
        elif span is not Span.CHANGE and event.start < _OPENING:
            self.span = span if span is Span.PART_YEAR else Span.REPORT_YEAR
        earlier = self.cleaned.text[max(0, offset + event.start - _SCOPE_WINDOW) : offset + event.start]
        doubts = scope.doubts_of(earlier, before, event.phrase, self.agency, self.section)
        if isinstance(event, Denial):
            for topic in event.topics:
                yield self._count(event, Recognised(topic, event.doubts), doubts, span, named, number, offset)
            _moved_on(context, Recognised(event.topics[-1], event.doubts), "")
            return
        context.remark = bool(REMARK_ON_APPLICATIONS.search(before))
        found = recognise(event, context) if span is not Span.CHANGE else None
        yield self._count(event, found, doubts, span, named, number, offset)
        _moved_on(context, found, event.phrase)

    def _count(
        self,
        event: Quantity | Denial,
        found: Recognised | None,
        doubts: tuple[str, ...],
        span: Span,
        named: int | None,
        number: int,
        offset: int,
    ) -> Count:
        start = self.cleaned.origin(offset + event.start)
        end = self.cleaned.origin(offset + event.end - 1) + 1
        if found:
            time = (scope.OTHER_TIME,) if span is not Span.REPORT_YEAR else ()
            if found.topic in (Topic.CARRIED_IN, Topic.CARRIED_OUT) and span is Span.OTHER_YEAR:
                time = ()
                if carried_by_year(event.phrase, self.year):
                    span = Span.REPORT_YEAR
            doubts = (*found.doubts, *doubts, *time)
        count = Count(
            value=0,
            unit="件",
            phrase=event.phrase,
            clause=self._clause(start, end),
            section=self.section,
            paragraph=self.number,
            sentence=number,
            start=start,
            end=end,
            topic=found.topic if found else None,
            doubts=tuple(dict.fromkeys(doubts)) if found else (),
            manner=Manner.DENIED,
            span=span,
            year=named,
        )
        if isinstance(event, Denial):
            return count
        numeral = event.numeral
        return replace(
            count,
            value=numeral.value,
            unit=event.unit,
            phrase=event.phrase if len(event.phrase) > 2 or not event.tail else event.phrase + event.tail,
            bound=numeral.bound,
            step=numeral.step,
            manner=Manner.STATED,
        )

    def _clause(self, start: int, end: int) -> str:
        window = self.printed[max(0, start - _CLAUSE_WINDOW) : start]
        cuts = [match.end() for match in _CLAUSE_START.finditer(window)]
        first = max(0, start - _CLAUSE_WINDOW) + (cuts[-1] if cuts else 0)
        after = re.search(r"[，,。；;！？）)]", self.printed[end : end + _CLAUSE_WINDOW])
        last = end + (after.start() if after else min(_CLAUSE_WINDOW, len(self.printed) - end))
        return " ".join(self.printed[first:last].split())


def _moved_on(context: Context, found: Recognised | None, phrase: str) -> None:
    """Take what was just read into the surroundings of what follows."""
    if found:
        context.sentence = found.topic
        context.sure = not found.doubts
        if track := track_of(found.topic):
            context.track = track
        elif found.topic not in PROCEEDINGS:
            context.track = None
    if _VERB.search(phrase):
        context.verb = phrase
