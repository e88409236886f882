"""Which story each rule of the method speaks in, or forbids in; and what the ids that are no steps change instead.

The ids are those of the method's prose (G common to all, K Kelley, A Alba, D Dalton, P Pierson, C Career centre). Some
have more than one entry in a playbook, with a word after a hyphen.
"""

from whoelse.method.playbook.document import Guards

#: By playbook: the id of a rule, limit, never or pace, and the story whose output changes when it is deleted.
STORIES: dict[str, dict[str, str]] = {
    "Common": {
        "G2": "checking-ten-business-days",
        "G2-offered": "offered-counts-as-offered",
        "G3": "later-30-days",
        "G4": "report-once",
        "G4-passed": "day-passed-asks-on-the-next",
        "G5": "made-write-and-thank",
        "G6": "made-write-and-thank",
        "G7": "report-on-the-day-of-made",
        "G8-declined": "checking-declined-then-thanked",
        "G8-silent": "checking-silent-then-thanked",
        "G11": "kelley-asked-in-the-conversation",
        "G11-year": "ask-a-fourth-within-365-days",
        "agree-cancelled": "agree-after-cancelled",
        "agree-later": "agree-after-later-ten-business-days",
        "agree-missed": "agree-after-missed",
        "agree-yes": "agree-after-a-yes",
        "away": "days-out-of-office",
        "invite": "reopened-by-being-chosen",
        "promise": "promise-by-its-day",
        "rest": "rest-after-a-follow-up-left-out",
        "thank-no": "no-to-an-invitation-is-thanked",
        "update-won": "won-everybody-talked-to-is-told",
    },
    "Kelley": {
        "K1": "active-nine-under-kelley",
        "K2": "days-a-holiday-does-not-count",
        "K3": "kelley-rest-on-the-tenth",
        "K4": "days-prepare-for-today",
        "K6": "list-set-aside-for-an-open-person",
        "K7": "ask-open-question-at-any-rapport",
        "K8": "ask-known-twice-is-one",
        "K9": "report-once",
        "K10": "k10-direct-at-rapport-four",
        "K10-again": "k10-indirect-again-at-rapport-three",
        "K11": "keep-in-touch-after-six-weeks",
        "K11-slow": "keep-in-touch-kelley-slows-down-too",
        "K-never-low": "kelley-no-direct-ask-at-low-rapport",
    },
    "Dalton": {
        "D1": "dalton-score-targets",
        "D2": "dalton-no-slot-is-free",
        "D3": "dalton-unfamiliar-target",
        "D4": "dalton-choose-two-to-begin-with",
        "D5": "dalton-invite-the-starter",
        "D6": "dalton-second-person-over-a-pause",
        "D6-one": "dalton-invite-the-starter",
        "D7": "dalton-follow-up-over-a-pause",
        "D8": "dalton-close-after-3",
        "D8-next": "dalton-a-no-and-the-next-that-day",
        "D8-three": "dalton-three-people-at-a-target",
        "D9": "dalton-second-person-over-an-out-of-office",
        "D12": "dalton-prepare",
        "D14": "dalton-resources-near-the-end",
        "D15": "dalton-no-ask-on-the-spot-even-later",
        "D16": "dalton-thank-within-a-day",
        "D17": "dalton-written-ask-the-next-week",
        "D17-once": "dalton-who-answers-slowly-is-asked-once",
        "D18": "dalton-report-after-two-weeks",
        "D19": "dalton-thank-the-introducer",
        "D20": "dalton-progress-to-the-introducer",
        "D21": "dalton-monthly",
        "D22": "dalton-drop-after-two-silent-notes",
        "D-never-second": "dalton-never-a-second-follow-up",
    },
}

#: Nevers and limits that no rule of the playbook itself would break: the rule that is bent so that it would, and how.
BENT: dict[str, tuple[str, dict[str, object]]] = {
    "G11": ("K10", {"guards": Guards(), "wait": None}),
    "D-never-second": ("D7", {"at_most": 2}),
}

#: Ids of the prose that are no steps: what they change, and where.
NO_STEP: dict[str, str] = {
    "G1": "Comfort is code: nothing in a playbook can delete it. Stories: comfort-*.",
    "G9": "Nothing ends the cycle: who was introduced is talked to and asked like everybody. Story: again-*.",
    "G10": "Permission is code: nothing in a playbook can delete it. Stories: permission-*.",
    "G12": "Nothing is ever sent: there is no step that sends.",
    "K5": "A sentence on the page of the conversation.",
    "K-never-spot": "A sentence on the page of the conversation.",
    "K-never-list": "A sentence on the page of the conversation.",
    "D10": "How somebody answers is shown on the page of the person; it decides D17-once and D21.",
    "D11": "A sentence on the page of the targets; the pace is raised by hand.",
    "D13": "A sentence on the page of the conversation, and two openers on the question list.",
    "D15-thanks": "A sentence on the page of the conversation.",
    "D-held": "A figure beside the week.",
    "D-answers": "A figure beside the week, with its orientation and its source.",
    "D-never-jobs": "The check of a first message stops at these words.",
    "D-never-motivation": "A sentence on the page of the targets, where no program proposes a value.",
}
