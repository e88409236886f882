"""The closed list of slots that templates and asks may use, each with what it holds."""

from collections.abc import Mapping
from types import MappingProxyType

#: Slot -> what it holds, as the reference prints it. In a text, "job_title" is the same as "job title".
SLOTS: Mapping[str, str] = MappingProxyType(
    {
        "person": "the person written to or asked, as the user calls them; always known",
        "name": "the person’s full name",
        "me": "the user’s own name",
        "organisation": "where the person works",
        "company": "the organisation an ask is about: where the person works, or a target",
        "role": "what the person does there",
        "industry": "the industry the user looks into",
        "job title": "the job title the user looks for",
        "target": "an organisation the user wants to get into",
        "targets": "the first of these organisations, as a list in words",
        "purpose": "what the user would like to learn, to follow “I would like to learn”",
        "connection": "what connects the two, a whole sentence",
        "minutes": "how many minutes to ask for",
        "introducer": "the introducer’s name; known only with permission",
        "about": "somebody else who is spoken of, as a rule the person introduced",
        "how they know": "how introducer and introduced person know each other",
        "day": "the day of the conversation or of the earlier message: Monday 5 January",
        "month": "the month of the last conversation",
        "learned": "what helped most, to follow “what you said about”",
        "advice": "what the person advised",
        "news": "a piece of news, a sentence",
        "kept question": "a question kept for later",
        "resource": "what the person recommended",
        "promise": "what was promised",
        "ask": "the words of the ask that fits",
        "out": "the easy way out that goes with the ask",
    }
)
