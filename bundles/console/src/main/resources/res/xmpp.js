// SPDX-License-Identifier: Apache-2.0
'use strict';

(() => {
  const { el, get, post, repeat, time, fill } = Kith;
  const byId = id => document.getElementById(id);
  const MOST_ROWS = 300;
  const WORDS = { NONE: 'not friends', TO: 'we see them', FROM: 'may see us', BOTH: 'friends' };
  const cards = new Map();

  class Card {
    constructor(account) {
      this.state = el('span', { className: 'state' });
      this.said = el('p', { className: 'said', role: 'status' });
      this.detail = el('p', { className: 'detail' });
      this.facts = el('dl', { className: 'facts' });
      this.rosterHead = el('summary', {});
      this.contacts = el('div', { className: 'values' });
      this.roster = el('details', {}, this.rosterHead, this.contacts);
      const button = el('button', { type: 'button', className: 'quiet' }, 'Reconnect');
      button.onclick = () => act(this.said, 'Connecting anew.', 'reconnect', [['account', account]]);
      this.element = el('section', { className: 'card' }, el('h3', {}, account, ' ', this.state), this.detail, this.facts,
        this.roster, el('div', { className: 'bar' }, button), this.said);
    }

    update(connection) {
      this.state.textContent = connection.state.toLowerCase();
      this.state.className = 'state ' + connection.state.toLowerCase();
      this.detail.textContent = connection.detail;
      this.detail.hidden = !connection.detail;
      fill(this.facts, [connection.jid, connection.bound, connection.since], () => [
        el('dt', {}, 'Address'), el('dd', {}, connection.bound ?? connection.jid),
        el('dt', {}, 'Since'), el('dd', {}, time(connection.since))]);
      const online = connection.roster.filter(contact => contact.available.length).length;
      this.roster.hidden = !connection.roster.length;
      this.rosterHead.textContent = 'Contacts: ' + connection.roster.length + ', ' + online + ' online';
      fill(this.contacts, connection.roster, () => [el('table', {}, el('tbody', {}, ...connection.roster.map(row)))]);
    }
  }

  function row(contact) {
    const words = WORDS[contact.subscription] + (contact.asked ? ', asked to see them' : '');
    return el('tr', {}, el('th', { scope: 'row' }, contact.jid, contact.name ? el('span', { className: 'hint' }, contact.name) : ''),
      el('td', {}, words), el('td', { className: 'hint' }, contact.available.join(', ') || 'offline'));
  }

  async function act(said, done, path, parameters) {
    said.className = 'said';
    said.textContent = '…';
    try {
      await post(path, parameters);
      said.textContent = done;
      await state();
      return true;
    } catch (e) {
      said.className = 'said bad';
      said.textContent = e.message;
      return false;
    }
  }

  async function state() {
    const { connections, hub } = await get('state');
    const accounts = connections.map(connection => connection.account);
    for (const [account, card] of cards) {
      if (!accounts.includes(account)) {
        card.element.remove();
        cards.delete(account);
      }
    }
    for (const connection of connections) {
      if (!cards.has(connection.account)) {
        const card = new Card(connection.account);
        cards.set(connection.account, card);
        byId('connections').append(card.element);
      }
      cards.get(connection.account).update(connection);
    }
    fill(byId('none') || byId('connections').appendChild(el('p', { id: 'none', className: 'hint' })), connections.length,
      () => connections.length ? [] : ['There are no connections. A configuration of io.kith.xmpp.smack makes one.']);
    filters(accounts);
    showHub(hub);
  }

  function showHub(hub) {
    byId('hub').hidden = !hub;
    if (!hub) {
      return;
    }
    fill(byId('hub-facts'), [hub.domain, hub.host, hub.port, hub.certificate], () => [
      el('dt', {}, 'Domain'), el('dd', {}, hub.domain),
      el('dt', {}, 'Listens on'), el('dd', {}, hub.host + ', port ' + hub.port),
      el('dt', {}, 'Certificate'), el('dd', {}, hub.certificate || 'none')]);
    fill(byId('hub-accounts'), hub.accounts, () => hub.accounts.map(jid => {
      const user = jid.split('@')[0];
      const remove = el('button', { type: 'button', className: 'small', ariaLabel: 'Remove ' + jid }, 'Remove');
      remove.onclick = () => {
        if (confirm('Remove the account ' + jid + ' with its contacts?')) {
          act(byId('account-said'), 'Account ' + jid + ' removed.', 'remove', [['user', user]]);
        }
      };
      return el('li', {}, el('span', {}, jid), remove);
    }));
  }

  byId('account').onsubmit = async event => {
    event.preventDefault();
    const form = event.target;
    const create = !event.submitter || event.submitter.value === 'create';
    const user = form.user.value;
    const done = create ? 'Account ' + user + ' made.' : 'Password of ' + user + ' changed.';
    if (await act(byId('account-said'), done, create ? 'create' : 'password',
      [['user', user], ['password', form.password.value]])) {
      form.reset();
    }
  };

  // Stanzas

  let after = 0;
  let paused = false;
  const log = byId('log');
  const account = byId('log-account');

  function filters(accounts) {
    const chosen = account.value;
    fill(account, accounts, () => ['', ...accounts].map(name => el('option', { value: name }, name || 'all')));
    account.value = accounts.includes(chosen) ? chosen : '';
  }

  function attributes(node) {
    return [...node.attributes].flatMap(({ name, value }) => [' ', el('span', { className: 'key' }, name), '="',
      el('span', { className: 'text' }, value), '"']);
  }

  /** An element with its children indented below it, as nodes of the page. */
  function indented(node, depth) {
    const pad = '\n' + '  '.repeat(depth);
    const name = el('span', { className: 'tag' }, node.nodeName);
    const inner = [...node.childNodes];
    if (!inner.length) {
      return [depth ? pad : '', '<', name, ...attributes(node), '/>'];
    }
    const nested = inner.some(child => child.nodeType === Node.ELEMENT_NODE);
    const content = inner.flatMap(child => child.nodeType === Node.ELEMENT_NODE ? indented(child, depth + 1)
      : [el('span', { className: 'text' }, child.nodeValue)]);
    return [depth ? pad : '', '<', name, ...attributes(node), '>', ...content, nested ? pad || '\n' : '', '</',
      name.cloneNode(true), '>'];
  }

  function pretty(xml) {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return parsed.getElementsByTagName('parsererror').length ? [xml] : indented(parsed.documentElement, 0);
  }

  function entry(stanza) {
    const summary = el('summary', {},
      el('span', { className: 'when' }, time(stanza.time)),
      el('span', { className: stanza.in ? 'way in' : 'way out', title: stanza.in ? 'came in' : 'went out' },
        stanza.in ? '←' : '→'),
      el('span', { className: 'who' }, stanza.account),
      el('span', { className: stanza.type === 'error' ? 'kind bad' : 'kind' }, stanza.kind + ' ' + stanza.type),
      el('span', { className: 'peer' }, stanza.peer),
      el('span', { className: 'what' }, stanza.what));
    const details = el('details', {}, summary);
    details.ontoggle = () => {
      if (details.open && details.childElementCount === 1) {
        details.append(el('pre', {}, ...pretty(stanza.xml)));
        if (stanza.cut) {
          details.append(el('p', { className: 'hint' }, 'It was too large to be kept whole.'));
        }
      }
    };
    return details;
  }

  async function stanzas() {
    if (paused) {
      return;
    }
    const asked = account.value;
    const answer = await get('log', { after, account: asked });
    if (paused || asked !== account.value) {
      return;
    }
    if (answer.last < after) {
      after = 0;
      return;
    }
    after = answer.last;
    log.prepend(...answer.stanzas.map(entry).reverse());
    while (log.childElementCount > MOST_ROWS) {
      log.lastElementChild.remove();
    }
    byId('log-state').textContent = log.childElementCount ? '' : 'Nothing yet.';
  }

  account.onchange = () => {
    after = 0;
    log.replaceChildren();
  };
  byId('log-clear').onclick = () => log.replaceChildren();
  byId('log-pause').onclick = event => {
    paused = !paused;
    event.target.textContent = paused ? 'Go on' : 'Pause';
    event.target.setAttribute('aria-pressed', paused);
    byId('log-state').textContent = paused ? 'Paused; stanzas wait until you go on.' : '';
  };

  repeat(2000, state);
  repeat(1000, stanzas);
})();
