"""A playbook as sentences: rules, limits and nevers in words, with whose they are and on what basis."""

from collections.abc import Iterable

from whoelse.method.playbook.document import Attributed, Circles, Guards, Limit, Never, Pace, Rule
from whoelse.method.playbook.durations import Duration
from whoelse.method.words import count_in_words, counted

#: What calls for a step, as a sentence goes on after "when".
WHEN = {
    "every day": "a day begins",
    "every week": "the week has turned",
    "person chosen": "you have chosen a person",
    "person closed": "nothing more is due to a person invited at a target",
    "invitation sent": "an invitation is sent",
    "follow-up sent": "a follow-up is sent",
    "out of office": "they are out of the office",
    "reply received": "an answer has come",
    "conversation agreed": "a conversation is agreed",
    "conversation day passed": "the day of a conversation has passed and nothing is noted",
    "conversation missed": "a conversation was missed",
    "conversation cancelled": "a conversation was called off",
    "conversation started": "a conversation has begun",
    "conversation going on": "a conversation is going on",
    "conversation near its end": "a conversation is near its end",
    "conversation held": "a conversation was held",
    "advice followed": "you have followed their advice",
    "asked to ask later": "somebody asked to be asked later",
    "introduction offered": "an introduction is offered and not made",
    "introduction checking": "the introducer is checking with them",
    "introduction made": "an introduction is made",
    "introduction declined": "an introduction is declined",
    "introduction silent": "nothing came of an introduction",
    "introduced person talked to": "you talked with the person introduced",
    "last contact": "you were last in touch with somebody you talked to",
    "promise made": "you made a promise",
    "search won": "the search is won",
}
#: Every step that a rule can do, in the imperative.
DO = {
    "choose person": "choose a person",
    "invite": "invite them",
    "invite someone else at the same target": "invite someone else at the same target",
    "follow up": "follow up",
    "let rest": "let it rest",
    "close": "close it",
    "drop": "drop it",
    "agree": "agree on a day",
    "prepare": "prepare",
    "confirm": "confirm the day",
    "set list aside": "set the question list aside",
    "indirect ask": "make the indirect ask",
    "direct ask": "make the direct ask",
    "the same ask": "make the same ask again",
    "ask what they know": "ask what they know about your targets",
    "soft touch": "send a soft touch",
    "debrief": "write the debrief",
    "thank": "say thank you",
    "thank introducer": "thank the introducer",
    "write to introduced": "write to the person introduced",
    "report to introducer": "tell the introducer how it went",
    "send update": "send an update",
    "keep in touch": "keep in touch",
    "keep promise": "keep it",
    "score targets": "score your targets",
    "weekly review": "look back on the week and plan the next",
    "wait longer": "let the wait count longer",
}
LIMITED = {
    "active people": ("active person", "active people"),
    "direct ask": ("direct ask", "direct asks"),
    "indirect ask": ("indirect ask", "indirect asks"),
    "follow up": ("follow-up", "follow-ups"),
    "keep in touch": ("note to keep in touch", "notes to keep in touch"),
    "people at a target": ("person invited", "people invited"),
    "new people at a target": ("new person at a time", "new people at a time"),
}
PER = {
    "search": "at a time",
    "person": "per person",
    "conversation": "in one conversation",
    "person and year": "per person in any 365 days",
    "target": "at one target",
}
_TARGETS = {
    "without a score": "a target has no score yet in a column that ranks it",
    "unfamiliar": "a target is scored as not known yet",
    "with nobody chosen": "nobody is invited or chosen at one of your targets",
}
_ANSWERS = {
    "fast": "they answer fast",
    "slowly": "they answer slowly",
    "not slowly": "they do not answer slowly",
}
_TIMES = {1: "once", 2: "twice"}
_WITHOUT_A_DAY = (
    "every day",
    "every week",
    "out of office",
    "conversation near its end",
    "conversation going on",
    "conversation started",
)


def whose_in_words(part: Attributed) -> str:
    """Whose a part is: "ours", "after Steve Dalton, second-hand", "after ..., sourced; the numbers are ours"."""
    if part.basis == "ours" or part.whose == "ours":
        return "ours"
    return f"after {part.whose}, {part.basis}{'; the numbers are ours' if part.numbers else ''}"


def rule_in_words(rule: Rule) -> str:
    """A rule as one sentence: "When an invitation is sent and no answer is noted: after 5 days, follow up."."""
    when = f"the answer is “{rule.guards.answer}”" if rule.guards.answer else WHEN[rule.when]
    if rule.unless:
        when += " and no answer is noted"
    conditions = guards_in_words(rule.guards)
    if conditions:
        when += f", if {conditions}"
    then = ", ".join(part for part in (_time(rule), DO[rule.do]) if part)
    if rule.after:
        then += ", after the indirect ask"
    if rule.narrow_to_wide > 1:
        then += f", in {count_in_words(rule.narrow_to_wide)} wordings from narrow to wide"
    if rule.at_most:
        then += f", {_how_many(rule, rule.at_most)} at most"
    if rule.rests_after:
        then += f"; {rule.rests_after} later it rests"
    said = f"Every {rule.on}: {then}." if rule.on else f"When {when}: {then}."
    return f"{said} It is switched off." if rule.off else said


def guards_in_words(guards: Guards) -> str:
    """What must hold besides, in words; empty where nothing must."""
    said = []
    least, most = guards.rapport_at_least, guards.rapport_at_most
    if least is not None and least == most:
        said.append(f"rapport is {least}")
    elif least is not None:
        said.append(f"rapport is {least} or more")
    elif most is not None:
        said.append(f"rapport is {most} or less")
    if guards.style:
        said.append("they would rather just talk" if guards.style == "open" else "they like a plan")
    if guards.unanswered_notes_at_least is not None:
        said.append(f"{count_in_words(guards.unanswered_notes_at_least)} notes or more are without an answer")
    if guards.unanswered_notes_at_most is not None:
        notes = "note is" if guards.unanswered_notes_at_most == 1 else "notes are"
        said.append(f"at most {count_in_words(guards.unanswered_notes_at_most)} {notes} without an answer")
    if guards.follow_ups_at_least is not None:
        ups = counted(guards.follow_ups_at_least, "follow-up")
        said.append(f"{ups} {'was' if guards.follow_ups_at_least == 1 else 'were'} sent before")
    if guards.introduction:
        said.append("no introduction has come of it")
    if guards.asked_since:
        said.append("nothing was asked since")
    if guards.chosen_and_uninvited:
        said.append("everybody chosen has been invited")
    if guards.active_people:
        said.append("fewer people are active than the pace")
    if guards.active_targets:
        said.append("fewer targets are active than the pace")
    if guards.a_target:
        said.append(_TARGETS[guards.a_target])
    if guards.answers:
        said.append(_ANSWERS[guards.answers])
    if guards.on_the_spot:
        said.append("the conversation is still going on")
    if guards.knows_about:
        said.append("they know about one of your targets")
    if guards.works_at:
        said.append("they work at one of your targets")
    return " and ".join(said)


def limit_in_words(limit: Limit) -> str:
    """A limit as one sentence: "At most three direct asks per person in any 365 days."."""
    one, more = LIMITED[limit.of]
    conditions = guards_in_words(limit.guards)
    of = one if limit.at_most == 1 else more
    return f"At most {count_in_words(limit.at_most)} {of} {PER[limit.per]}{f', if {conditions}' if conditions else ''}."


def pace_in_words(pace: Pace | None) -> str:
    """How many are active at a time: "3 people", "5 targets"; "" where there is no such bound."""
    if pace is None:
        return ""
    said = []
    if pace.active_people is not None:
        said.append(f"{pace.active_people} {'person' if pace.active_people == 1 else 'people'}")
    if pace.active_targets is not None:
        said.append(f"{pace.active_targets} target{'' if pace.active_targets == 1 else 's'}")
    return " and ".join(said)


def circles_in_words(circles: Circles) -> str:
    """How the circles open, as one sentence."""
    return f"Those you know less well come when {circles.opens_at} % of those close to you have been talked to."


def never_in_words(never: Never, rules: Iterable[Rule] = ()) -> str:
    """A never as one sentence. With the playbook's ``rules`` at hand a forbidden rule is said in its own words; where
    one writes playbooks, by its name."""
    if never.behave:
        return never.behave
    if never.rule:
        rule = next((rule for rule in rules if rule.id == never.rule), None)
        if rule is not None:
            return f"Never follow this rule: “{rule_in_words(rule)}”"
        return f"Never do what the rule “{never.rule}” says."
    if never.say:
        quoted = ", ".join(f"“{words}”" for words in never.say)
        return f"Never say {quoted}{f' in a message of the kind “{never.in_}”' if never.in_ else ''}."
    conditions = guards_in_words(never.guards)
    return f"Never {DO[never.do] if never.do else ''}{f' if {conditions}' if conditions else ''}."


def _how_many(rule: Rule, most: int) -> str:
    if rule.do == "choose person":
        return counted(most, "person", "people")
    return _TIMES.get(most, f"{count_in_words(most)} times")


def _time(rule: Rule) -> str:
    if rule.wait is not None:
        return _after(rule.wait)
    if rule.within is not None:
        return f"by {rule.within}" if rule.within.named else f"within {rule.within}"
    if rule.before is not None:
        return f"{rule.before} before"
    return "" if rule.when in _WITHOUT_A_DAY else "the same day"


def _after(wait: Duration) -> str:
    if wait.next_week:
        return "in the next business week"
    return f"on {wait}" if wait.named else f"after {wait}"
