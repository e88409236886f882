"""The closed list of slots that templates and asks may use, each with what it holds."""

from collections.abc import Mapping
from types import MappingProxyType

#: Slot -> what it holds, as the reference prints it.
SLOTS: Mapping[str, str] = MappingProxyType(
    {
        "called": "the person written to, as the user calls them; always known",
        "name": "the person’s full name",
        "my_name": "the user’s own name",
        "company": "the organisation where the person works",
        "role": "the person’s role there",
        "industry": "the industry the user looks into",
        "job_title": "the job title the user looks for",
        "target": "the organisation the user wants to get into",
        "targets": "the user’s first targets, as a list in words",
        "person": "somebody else who is spoken of: named or introduced",
        "purpose": "what the user would like to learn, to follow “I would like to learn”",
        "connection": "what connects the two, a sentence without its stop",
        "minutes": "how many minutes to ask for",
        "introducer": "the introducer’s full name; known only with permission",
        "introducer_called": "the introducer, as the user calls them; known only with permission",
        "introduced": "the full name of the person introduced",
        "introduced_called": "the person introduced, as the user calls them",
        "how_they_know": "how introducer and introduced know each other",
        "day": "the day of the conversation, with its preposition: on Monday 5 January",
        "sent_day": "the day of the earlier message, with its preposition",
        "helped": "what helped in the conversation",
        "advice": "what the person advised",
        "news": "a piece of news, a sentence without its stop",
        "question": "a question kept for later",
        "resource": "what the person recommended",
        "promise": "what was promised",
        "ask": "the words of the ask that fits, whole sentences",
        "out": "the easy way out that goes with the ask, a whole sentence",
    }
)
