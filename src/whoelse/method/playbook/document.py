"""The playbook document, ``format: 1``: a method as data, in closed words, without any expression language.

A rule reads as a sentence: *when* something happened (*if* ..., *unless* ...), *wait* so long (not before) or *within*
so long (no later than) or so long *before* the day agreed, *do* a step, *because*. Each rule names whose it is and on
what basis, so that our own numbers are never credited to an author.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from whoelse.method.playbook.durations import Duration, duration

#: What can call for a step: the facts themselves, and five happenings that are read out of several facts.
Occasion = Literal[
    "every day",  # whenever it is looked at: choosing somebody, scoring targets
    "every week",  # on the rule's weekday, until done that week
    "person chosen",
    "person closed",  # invited at a target, and nothing more is due to them
    "invitation sent",  # and no answer noted
    "follow-up sent",  # and no answer noted
    "out of office",  # a wait on somebody's silence moves
    "reply received",
    "conversation agreed",
    "conversation day passed",  # agreed or started, and nothing noted after its day
    "conversation missed",
    "conversation cancelled",
    "conversation started",
    "conversation going on",  # started, or near its end
    "conversation near its end",
    "conversation held",
    "advice followed",
    "asked to ask later",  # an ask answered "later"
    "introduction offered",
    "introduction checking",
    "introduction made",
    "introduction declined",
    "introduction silent",
    "introduced person talked to",
    "last contact",  # with somebody talked to
    "promise made",  # by me
    "search won",
]

StepWord = Literal[
    "choose person",
    "invite",
    "invite someone else at the same target",  # prints as the invitation of that person
    "follow up",
    "let rest",
    "close",
    "drop",
    "agree",
    "prepare",
    "confirm",
    "set list aside",
    "indirect ask",
    "direct ask",
    "the same ask",  # only after "asked to ask later": the ask that comes back, as itself
    "ask what they know",
    "soft touch",
    "debrief",
    "thank",
    "thank introducer",
    "write to introduced",
    "report to introducer",
    "send update",
    "keep in touch",
    "keep promise",
    "score targets",
    "weekly review",
    "wait longer",  # no step of its own: the reason why a wait counts longer than its days
]

Basis = Literal["sourced", "second-hand", "ours"]

Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

#: Where a sentence that is no step is shown.
Page = Literal["search", "targets", "person", "invitation", "prepare", "conversation", "debrief", "week", "chain"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)


def _read_duration(value: Any) -> Any:
    return value if isinstance(value, Duration) else duration(str(value))


def _read_yes_or_no(value: Any) -> Any:
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


Span = Annotated[Duration, BeforeValidator(_read_duration)]
YesOrNo = Annotated[bool, BeforeValidator(_read_yes_or_no)]
Words = Annotated[str, Field(min_length=1, max_length=1_000)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,39}$")]


class Attributed(_Part):
    """Whose something is and on what basis. ``source`` is an address or the name of a document.

    ``numbers`` is "ours" where the idea is theirs and the number in it is not, so that no author is credited with it.
    """

    whose: Annotated[str, Field(max_length=80)] = "ours"
    basis: Basis = "ours"
    source: Annotated[str, Field(max_length=300)] = ""
    note: Annotated[str, Field(max_length=1_000)] = ""
    numbers: Literal["ours", ""] = ""


class Guards(_Part):
    """What must hold besides. Unknown rapport is no rapport: neither "at least" nor "at most" holds of it."""

    answer: Literal["yes", "no", "later"] | None = None  # of a reply received
    rapport_at_least: Annotated[int | None, Field(alias="rapport at least", ge=1, le=5)] = None
    rapport_at_most: Annotated[int | None, Field(alias="rapport at most", ge=1, le=5)] = None
    style: Literal["planned", "open"] | None = None  # of the person
    unanswered_notes_at_least: Annotated[int | None, Field(alias="unanswered notes at least", ge=1, le=9)] = None
    unanswered_notes_at_most: Annotated[int | None, Field(alias="unanswered notes at most", ge=0, le=9)] = None
    # None by them offered, made or being checked: ever ("none yet"), or in that conversation and after ("none since"),
    # where a name counts too.
    introduction: Literal["none yet", "none since"] | None = None
    asked_since: Annotated[Literal["nothing"] | None, Field(alias="asked since")] = None
    chosen_and_uninvited: Annotated[Literal["nobody"] | None, Field(alias="chosen and uninvited")] = None
    active_people: Annotated[Literal["fewer than the pace"] | None, Field(alias="active people")] = None
    active_targets: Annotated[Literal["fewer than the pace"] | None, Field(alias="active targets")] = None
    a_target: Annotated[
        Literal["without a score", "unfamiliar", "with nobody chosen"] | None, Field(alias="a target")
    ] = None
    answers: Literal["fast", "slowly", "not slowly"] | None = None  # of the person, by how an invitation was answered
    follow_ups_at_least: Annotated[int | None, Field(alias="follow-ups at least", ge=1, le=9)] = None
    on_the_spot: Annotated[Literal["yes"] | None, Field(alias="on the spot")] = None  # in the conversation going on
    knows_about: Annotated[Literal["a target"] | None, Field(alias="knows about")] = None
    works_at: Annotated[Literal["a target"] | None, Field(alias="works at")] = None


class Rule(Attributed):
    """One rule. One of ``wait``, ``within``, ``before`` may be given; none means within the same day.

    ``own`` marks a rule that the user added to a copy: for its step and person it goes before the copied ones.
    ``off`` is a rule that is kept and not followed, as if it were not written.
    """

    id: Id
    own: YesOrNo = False
    off: YesOrNo = False
    when: Occasion
    unless: Literal["reply received"] | None = None
    guards: Annotated[Guards, Field(alias="if")] = Guards()
    wait: Span | None = None
    within: Span | None = None
    before: Span | None = None
    do: StepWord
    after: Literal["indirect ask"] | None = None  # a direct ask that the indirect one comes before
    at_most: Annotated[int | None, Field(alias="at most", ge=1, le=9)] = None  # times here; of choosing, people
    narrow_to_wide: Annotated[int, Field(alias="narrow to wide", ge=1, le=5)] = 1  # wordings of one ask, in turn
    rests_after: Annotated[Span | None, Field(alias="rests after")] = None
    on: Weekday | None = None  # of every week
    minutes: Annotated[int | None, Field(ge=1, le=240)] = None
    smaller: Annotated[str, Field(max_length=200)] = ""  # a lesser form of the step, for a day with little in it
    because: Words


class Limit(Attributed):
    """At most so many. ``of`` and ``per`` are closed words; the year is any 365 days."""

    id: Id
    of: Literal[
        "active people",
        "direct ask",
        "indirect ask",
        "follow up",
        "keep in touch",
        "people at a target",  # ever invited there
        "new people at a target",  # invited, and their clock still runs
    ]
    at_most: Annotated[int, Field(alias="at most", ge=0, le=999)]
    per: Literal["search", "person", "conversation", "person and year", "target"] = "search"
    guards: Annotated[Guards, Field(alias="if")] = Guards()
    because: Words


class Never(Attributed):
    """What is never done. ``do`` forbids a step (with ``if`` only where that holds); ``rule`` forbids what one rule
    would do, and no other; ``say`` forbids words in a draft of that kind; ``behave`` is a sentence for the page of the
    conversation, which no program can check."""

    id: Id
    rule: Id | None = None
    do: StepWord | None = None
    guards: Annotated[Guards, Field(alias="if")] = Guards()
    say: tuple[Annotated[str, Field(min_length=1, max_length=80)], ...] = ()
    in_: Annotated[str | None, Field(alias="in")] = None
    behave: Annotated[str | None, Field(max_length=300)] = None
    on: Page | None = None  # where ``behave`` is shown; None = in the conversation
    because: Words


class Guidance(Attributed):
    """Something a method says that is no step: a sentence, and the page on which it is shown."""

    id: Id
    on: Page
    words: Words


class Measure(Attributed):
    """What is counted, how often one looks at it, and the number that it may be held against, if there is one."""

    id: Id
    count: Literal[
        "new people",
        "conversations",
        "conversations agreed",
        "introductions made",
        "answers",
        "new targets",
        "decision makers",
        "insiders",
        "others",
        "hours",
    ]
    per: Literal["day", "week", "search", "decision maker"] = "week"
    aim: Annotated[int | None, Field(ge=1, le=9_999)] = None
    words: Words


class Column(Attributed):
    """One column of the ranking of targets.

    A *score* is a whole number ``from`` .. ``to``, with ``values`` saying in words what each of them means; *yes or no*
    is one of the two; a *figure* is a number looked up somewhere. ``filled in by`` "you alone" means that no program
    may propose a value. A target whose score is ``look first`` is not known well enough yet to be ranked.
    """

    id: Id
    words: Annotated[str, Field(min_length=1, max_length=200)]
    type: Literal["score", "yes or no", "figure"] = "score"
    from_: Annotated[int, Field(alias="from", ge=0, le=999)] = 0
    to: Annotated[int, Field(ge=0, le=999)] = 3
    values: tuple[Annotated[str, Field(min_length=1, max_length=80)], ...] = ()
    look_first: Annotated[int | None, Field(alias="look first", ge=0, le=999)] = None
    filled_in_by: Annotated[Literal["you alone", "you", "you or an import"], Field(alias="filled in by")] = "you"


class Ranking(Attributed):
    """How targets are ranked: by the columns in ``order`` (else as they stand), highest value first, never a sum."""

    targets_at_least: Annotated[int | None, Field(alias="targets at least", ge=1, le=999)] = None
    lenses: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = ()  # where to look for names
    columns: tuple[Column, ...] = ()
    order: tuple[str, ...] = ()


class Circles(Attributed):
    """Whom to begin with: the people known less well come when this share of the inner circle was talked to."""

    id: Id = "circles"
    opens_at: Annotated[int, Field(alias="opens at", ge=1, le=100)]  # percent
    because: Words


class Question(_Part):
    """A question to start from. ``topic`` groups; ``kind`` marks the must-haves."""

    words: Words
    topic: Annotated[str, Field(max_length=60)] = ""
    kind: Literal["plain", "advice", "resources", "opener"] = "plain"


class QuestionList(Attributed):
    """The brief list: how many at most, and what to offer when it is made."""

    most: Annotated[int, Field(ge=1, le=30)] = 6
    offer: tuple[Question, ...] = ()


class AskWords(Attributed):
    """An ask in words. ``scope`` is what it asks for; ``out`` is the easy way out that goes with every direct ask."""

    id: Id
    kind: Literal["indirect", "direct"]
    scope: Literal["resources", "company", "job title", "industry", "anyone"]
    channel: Literal["spoken", "written"] = "spoken"
    words: Words
    out: Annotated[str, Field(max_length=300)] = ""
    for_: Annotated[tuple[str, ...], Field(alias="for")] = ()  # the rules whose ask it puts into words; none = any
    rapport_at_most: Annotated[int | None, Field(alias="rapport at most", ge=1, le=5)] = None  # these words then


MessageKind = Literal[
    "invitation",
    "introduced invitation",
    "follow-up",
    "thank-you",
    "thanks for a no",
    "introducer thanks",
    "introducer report",
    "ask",
    "update",
    "check-in",
    "soft touch",
    "agree",
]


class MessageTemplate(Attributed):
    """A first wording of a message, with slots in braces from the closed list of ``method.drafting.SLOTS``."""

    kind: MessageKind
    subject: Annotated[str, Field(max_length=120)] = ""
    body: Annotated[str, Field(min_length=1, max_length=4_000)]


class MessageChecks(Attributed):
    """What is looked at in a draft of one kind (``of``), or of every kind where none is named."""

    of: MessageKind | None = None
    most_words: Annotated[int | None, Field(alias="most words", ge=10, le=2_000)] = None
    asks_a_question: Annotated[YesOrNo, Field(alias="asks a question")] = False
    connection_first: Annotated[YesOrNo, Field(alias="connection first")] = False
    way_out: Annotated[YesOrNo, Field(alias="way out")] = False
    about_them: Annotated[int | None, Field(alias="about them", ge=1, le=100)] = None  # percent of the words


class ChannelLimit(_Part):
    """How much a channel takes: characters at most."""

    channel: Literal["linkedin note", "linkedin message", "e-mail", "text message"]
    most_characters: Annotated[int, Field(alias="most characters", ge=20, le=100_000)]


class Pace(Attributed):
    """How many people, or how many targets, are active at a time. It is also the limit of further first invitations."""

    id: Id = "pace"
    active_people: Annotated[int | None, Field(alias="active people", ge=1, le=999)] = None
    active_targets: Annotated[int | None, Field(alias="active targets", ge=1, le=999)] = None


class Playbook(Attributed):
    """A whole playbook. ``version`` grows with each change; ``based on`` keeps lineage (``plain@1``)."""

    format: Literal[1]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    version: Annotated[int, Field(ge=1)] = 1
    based_on: Annotated[str, Field(alias="based on", max_length=80)] = ""
    after: Annotated[str, Field(max_length=80)] = ""  # whose method; nobody named is affiliated with the product
    about: Annotated[str, Field(max_length=1_000)] = ""
    formality: Literal["formal", "informal", "scripted", "project-managed", ""] = ""
    common: YesOrNo = True  # whether G1-G12 and the rules shared by all hold too
    pace: Pace | None = None
    circles: Circles | None = None
    ranking: Ranking | None = None
    rules: tuple[Rule, ...] = ()
    limits: tuple[Limit, ...] = ()
    never: tuple[Never, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    measures: tuple[Measure, ...] = ()
    questions: QuestionList = QuestionList()
    asks: tuple[AskWords, ...] = ()
    messages: tuple[MessageTemplate, ...] = ()
    checks: tuple[MessageChecks, ...] = ()
    channels: tuple[ChannelLimit, ...] = ()
