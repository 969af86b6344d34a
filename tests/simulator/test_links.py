from __future__ import annotations

import asyncio

import pytest

from simulator import Person, Refused, Server, Simulator
from simulator.links import DirectLink, HttpLink, link_to
from tests.simulator.conftest import Bot


@pytest.fixture(params=["direct", "http"])
def where(request: pytest.FixtureRequest, server: Server) -> Simulator | str:
    """The simulator itself, and the address of it."""
    return server.url if request.param == "http" else server.simulator


def test_an_address_and_an_object_have_their_links(simulator: Simulator) -> None:
    assert isinstance(link_to(simulator), DirectLink)
    assert isinstance(link_to("http://127.0.0.1:1"), HttpLink)


async def test_both_links_tell_the_same(where: Simulator | str, bot: Bot) -> None:
    async with await Person.join(where, name="Ani", phone="+62812") as ani:
        await ani.send("halo")
        assert not await ani._link.idle(0)
        await bot.updates(offset=-1)
        await bot.updates(offset=(await bot.updates())[0]["update_id"] + 1)
        await ani.settled()
        assert [message.text for message in await ani.messages()] == ["halo"]


async def test_both_links_wait_for_a_change(where: Simulator | str, bot: Bot) -> None:
    async with await Person.join(where, name="Ani") as ani:
        await ani.start()
        reading = asyncio.create_task(ani.reads("jawaban"))
        await bot.call("sendMessage", chat_id=ani.id, text="ini jawaban")
        assert (await reading).text == "ini jawaban"


async def test_both_links_carry_files_and_refusals(where: Simulator | str) -> None:
    async with await Person.join(where, name="Ani") as ani:
        await ani.send_file("a.txt", b"\0\1")
        assert await ani.download((await ani.messages())[0]) == b"\0\1"
        with pytest.raises(Refused, match="no such file"):
            await ani._link.file("x")
        with pytest.raises(Refused, match="no phone number"):
            await ani.share_contact()


async def test_a_file_can_be_the_first_thing_asked_for(server: Server, siti: Person) -> None:
    await siti.send_file("a.txt", b"isi")
    file_id = (await siti.messages())[-1].file_id
    link = HttpLink(server.url)
    assert await link.file(file_id) == b"isi"
    await link.close()
