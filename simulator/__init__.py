"""A Telegram of our own on loopback: Bot API server, control API and chat page, for demo, training and tests.

async with serve(Simulator()) as server:
    # the bot gets TELEGRAM_API_URL=server.url
    siti = await Person.join(server.simulator, name="Siti")
"""

from simulator.errors import Refused
from simulator.person import NoSuchButton, NotSeen, Person
from simulator.seen import Message
from simulator.server import Server, serve
from simulator.state import Simulator

__all__ = ["Message", "NoSuchButton", "NotSeen", "Person", "Refused", "Server", "Simulator", "serve"]
