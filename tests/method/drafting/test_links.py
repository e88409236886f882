from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.drafting import compose_links

BODY = "Dear Tom,\n\nHow did you decide & why? 100 % sure + “quoted”."


def test_mail_program_gmail_and_outlook() -> None:
    program, gmail, outlook = compose_links("e-mail", "tom@halden.example", "A question & more", BODY)
    assert program.address.startswith(
        "mailto:tom@halden.example?subject=A%20question%20%26%20more&body=Dear%20Tom%2C%0D%0A"
    )
    assert parse_qs(urlsplit(gmail.address).query)["body"] == [BODY]
    assert parse_qs(urlsplit(outlook.address).query)["to"] == ["tom@halden.example"]
    assert urlsplit(gmail.address).hostname == "mail.google.com"


def test_nothing_can_be_slipped_into_the_address() -> None:
    program = compose_links("e-mail", "tom@x.example?bcc=viktor@y.example&a\nb", "", "Hello")[0]
    assert program.address.count("?") == 1
    assert "\n" not in program.address


def test_a_text_too_long_for_a_link_is_left_out_of_it() -> None:
    program, gmail, outlook = compose_links("e-mail", "", "Hello", "word " * 600)
    assert (program.whole, gmail.whole, outlook.whole) == (False, True, False)
    assert "body" not in program.address


def test_a_text_message_goes_to_the_number() -> None:
    (link,) = compose_links("text message", "+47 (123) 45", "", "Hello Tom")
    assert link.address == "sms:+4712345?body=Hello%20Tom"


def test_linkedin_takes_no_text_from_a_link() -> None:
    assert compose_links("linkedin message", "x", "", "Hello") == ()


@given(st.text(max_size=30), st.text(max_size=60), st.text(max_size=900))
def test_links_are_addresses_of_bounded_length(address: str, subject: str, body: str) -> None:
    for link in compose_links("e-mail", address, subject, body):
        assert link.address.isascii()
        assert not set(link.address) & set(' \r\n"<>')
        assert not link.whole or len(link.address) <= 7_000
