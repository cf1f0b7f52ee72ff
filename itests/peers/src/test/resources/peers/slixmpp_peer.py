# SPDX-License-Identifier: Apache-2.0
"""slixmpp with its own plugins for XEP-0323 and XEP-0325, driven by a test.

Arguments: host port certificate jid password.
Reads one JSON object a line from the standard input and prints one JSON line for each: what slixmpp understood.
Ends with its input.
"""

import asyncio
import json
import sys
import xml.etree.ElementTree as ET

import slixmpp
from slixmpp.exceptions import IqError, IqTimeout
from slixmpp.plugins.xep_0004.stanza import Form
from slixmpp.plugins.xep_0323.device import Device as SensorDevice
from slixmpp.plugins.xep_0325.device import Device as ControlDevice
from slixmpp.xmlstream import register_stanza_plugin
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher.stanzapath import StanzaPath

PATIENCE = 10
CONTROL = "urn:xmpp:iot:control"
register_stanza_plugin(slixmpp.Iq, Form)


def say(step, **what):
    print(json.dumps({"step": step, **what}, default=str), flush=True)


class Peer(slixmpp.ClientXMPP):
    def __init__(self, jid, password, certificate):
        super().__init__(jid, password)
        self.ca_certs = certificate
        for plugin in ("xep_0004", "xep_0030", "xep_0115", "xep_0199", "xep_0323", "xep_0325"):
            self.register_plugin(plugin)
        # Device callbacks of the plugin would otherwise send from threads that asyncio does not know.
        self["xep_0323"].threaded = False
        self.presences = []
        self.stanzas = []
        self.troubles = []
        self.gone = False
        self.register_handler(Callback("all presence", StanzaPath("presence"), self.presences.append))
        self.register_handler(Callback("all messages", StanzaPath("message"), self.stanzas.append))
        self.add_event_handler("failed_auth", lambda _: say("login", ok=False))
        self.add_event_handler("disconnected", self.disconnected_by_other)

    def disconnected_by_other(self, _):
        self.gone = True

    def exception(self, trouble):
        self.troubles.append(repr(trouble))

    def take_troubles(self):
        troubles, self.troubles = self.troubles, []
        return troubles


async def poll(condition, patience=PATIENCE):
    end = asyncio.get_running_loop().time() + patience
    while not condition():
        if asyncio.get_running_loop().time() > end:
            return False
        await asyncio.sleep(0.005)
    return True


async def befriend(peer, contact):
    """Full JID of the contact when it agreed and is online, else what it answered."""
    seen = len(peer.presences)
    peer.send_presence_subscription(pto=contact)

    def answers(*types):
        return [p for p in peer.presences[seen:] if p["from"].bare == contact and p["type"] in types]

    if not await poll(lambda: answers("subscribed", "unsubscribed", "error")):
        return say("befriend", ok=False, answer="nothing")
    answer = answers("subscribed", "unsubscribed", "error")[0]["type"]
    if answer != "subscribed":
        return say("befriend", ok=False, answer=answer)
    # slixmpp calls presence without type and show "available".
    if not await poll(lambda: answers("available")):
        return say("befriend", ok=False, answer="subscribed, but never online")
    say("befriend", ok=True, jid=answers("available")[0]["from"].full)


async def read(peer, to, nodes=None, fields=None, flags=None, cancel=False, patience=PATIENCE):
    events = []

    def heard(from_jid, **event):
        events.append({"from": str(from_jid), **{k: v for k, v in event.items() if v is not None}})

    def ended():
        return any(e["result"] in ("done", "failure", "rejected", "cancelled") for e in events)

    plugin = peer["xep_0323"]
    session = plugin.request_data(peer.boundjid.full, to, heard, nodeIds=nodes, fields=fields, flags=flags)
    if cancel:
        # Its id is that of the request, so it cannot leave before the answer to that has come.
        await poll(lambda: events)
        plugin.cancel_request(session)
    await poll(ended, patience)
    say("read", events=events, troubles=peer.take_troubles())


async def set_by_iq(peer, to, parameters, nodes=None):
    events = []

    def heard(from_jid, **event):
        events.append({"from": from_jid, **event})

    peer["xep_0325"].set_request(peer.boundjid.full, to, heard, [tuple(p) for p in parameters], nodeIds=nodes)
    await poll(lambda: events)
    say("set", events=events, troubles=peer.take_troubles())


async def set_by_message(peer, to, parameters, nodes=None):
    """Tells which stanzas came back. A ping behind the message is answered after whatever the message caused."""
    seen = len(peer.stanzas)
    peer["xep_0325"].set_command(peer.boundjid.full, to, [tuple(p) for p in parameters], nodeIds=nodes)
    await ask(peer, to, "get", ET.Element("{urn:xmpp:ping}ping"))
    say("command", came=[str(s) for s in peer.stanzas[seen:] if s["from"].full == to])


async def ask(peer, to, kind, payload):
    iq = peer.Iq(sto=to, stype=kind)
    iq.append(payload)
    try:
        return await iq.send(timeout=PATIENCE)
    except IqError as error:
        return error.iq
    except IqTimeout:
        return None


async def form(peer, to):
    """The control form as slixmpp's own data forms read it."""
    answer = await ask(peer, to, "get", ET.Element("{%s}getForm" % CONTROL))
    if answer is None or answer["type"] == "error":
        return say("form", ok=False, condition=answer["error"]["condition"] if answer is not None else "nothing")
    fields = [
        {"var": var, "type": f["type"], "label": f["label"], "value": f["value"]}
        for var, f in answer["form"].get_fields().items()
    ]
    say("form", ok=True, title=answer["form"]["title"], fields=fields)


async def serve(peer):
    """Becomes a thing of slixmpp's own making: a sensor and an output under the node Sensor."""
    sensor = SensorDevice("Sensor")
    for name, kind, unit, value in (("Temperature", "numeric", "C", "21.5"), ("Motion", "boolean", None, "true")):
        sensor._add_field(name, kind, unit)
        sensor._add_field_momentary_data(name, value, {"automaticReadout": "true"})
    peer["xep_0323"].register_node("Sensor", sensor, 5)
    output = ControlDevice("Sensor")
    output._add_control_field("Digital Output 1", "boolean", "false")
    peer["xep_0325"].register_node("Sensor", output, 5)
    peer.output = output
    say("serve", ok=True)


async def output(peer):
    say("output", value=peer.output._get_field_value("Digital Output 1"))


async def alive(peer):
    say("alive", ok=not peer.gone and await ask(peer, None, "get", ET.Element("{urn:xmpp:ping}ping")) is not None)


COMMANDS = {
    "befriend": befriend,
    "read": read,
    "set": set_by_iq,
    "command": set_by_message,
    "form": form,
    "serve": serve,
    "output": output,
    "alive": alive,
}


async def main(host, port, certificate, jid, password):
    peer = Peer(jid, password, certificate)
    started = asyncio.Event()
    peer.add_event_handler("session_start", lambda _: started.set())
    peer.connect((host, int(port)))
    await asyncio.wait_for(started.wait(), PATIENCE)
    await peer.get_roster()
    peer.send_presence()
    say("login", ok=True, jid=peer.boundjid.full)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        command = json.loads(line)
        await COMMANDS[command.pop("do")](peer, **command)
    await peer.disconnect()


asyncio.get_event_loop().run_until_complete(main(*sys.argv[1:]))
