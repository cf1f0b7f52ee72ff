// SPDX-License-Identifier: Apache-2.0
'use strict';

(() => {
  const { el, get, post, pause, repeat, time, fill } = Kith;
  const place = document.getElementById('things');
  const again = document.getElementById('repeat');
  const cards = new Map();

  /** Waits for what was asked of a thing, and shows parts as they come. */
  async function job(path, parameters, onPart) {
    const { job: number } = await post(path, parameters);
    for (let wait = 100; ; wait = Math.min(wait * 1.5, 1000)) {
      const part = await get('job', { number });
      onPart(part);
      if (part.done) {
        return part;
      }
      await pause(wait);
    }
  }

  function input(parameter) {
    const common = { name: parameter.name, autocomplete: 'off' };
    switch (parameter.type) {
      case 'BOOLEAN':
        return el('input', { ...common, type: 'checkbox', className: 'switch' });
      case 'INT': case 'LONG': case 'NUMERIC':
        return el('input', { ...common, type: 'number', step: parameter.type === 'NUMERIC' ? 'any' : '1',
          min: parameter.min ?? '', max: parameter.max ?? '' });
      case 'COLOR':
        return el('input', { ...common, type: 'color' });
      case 'DATE':
        return el('input', { ...common, type: 'date' });
      case 'TIME':
        return el('input', { ...common, type: 'time', step: '1' });
      case 'DATE_TIME':
        return el('input', { ...common, type: 'text', placeholder: '2026-11-23T19:30:00Z' });
      case 'DURATION':
        return el('input', { ...common, type: 'text', placeholder: 'PT1H30M' });
      default:
        return parameter.options.length
          ? el('select', common, ...parameter.options.map(option => el('option', { value: option }, option)))
          : el('input', { ...common, type: 'text' });
    }
  }

  function show(field, value) {
    field.input.kithValue = value;
    if (field.parameter.type === 'BOOLEAN') {
      field.input.checked = value === 'true';
    } else if (field.parameter.type === 'COLOR') {
      field.input.value = '#' + value.slice(0, 6);
    } else {
      field.input.value = value;
    }
    field.shown = read(field);
  }

  function read(field) {
    switch (field.parameter.type) {
      case 'BOOLEAN':
        return String(field.input.checked);
      case 'COLOR':
        return field.input.value.slice(1) + (field.input.kithValue || '').slice(6);
      default:
        return field.input.value;
    }
  }

  const changed = field => field.shown === undefined || read(field) !== field.shown;

  /** What is worth saying of a field beside its value: what most are goes without saying. */
  function kinds(field) {
    return [...field.categories.filter(each => each !== 'momentary'),
      ...field.qualities.filter(each => each !== 'automaticReadout')].join(', ');
  }

  class Card {
    constructor(thing) {
      this.id = thing.id;
      this.fields = [];
      this.account = el('span', { className: 'hint' });
      this.values = el('div', { className: 'values' });
      this.said = el('p', { className: 'said', role: 'status' });
      this.what = el('select', { ariaLabel: 'What to read' }, el('option', { value: 'now' }, 'values now'),
        el('option', { value: 'lasting' }, 'and what it is'), el('option', { value: 'all' }, 'and its history'));
      this.readButton = el('button', { type: 'button', className: 'quiet', onclick: () => this.read() }, 'Read');
      this.reader = el('div', { className: 'bar' }, this.readButton, this.what);
      this.form = el('form', { className: 'control', onsubmit: event => { event.preventDefault(); this.set(); } });
      this.formSaid = el('p', { className: 'said', role: 'status' });
      this.facts = el('dl', { className: 'facts' });
      this.element = el('section', { className: 'card' }, el('h3', {}, thing.id, ' ', this.account), this.values,
        this.said, this.reader, this.form, this.formSaid, this.facts);
    }

    update(thing) {
      this.readable = thing.readable;
      this.account.textContent = thing.account === thing.id ? '' : 'account ' + thing.account;
      this.reader.hidden = !thing.readable;
      fill(this.form, thing.parameters, () => this.controls(thing.parameters));
      this.form.hidden = !thing.parameters.length;
      const asked = thing.asked;
      fill(this.facts, [thing.trusted, asked], () => [
        el('dt', {}, 'Trusts'), el('dd', {}, thing.trusted.length ? thing.trusted.join(', ') : 'nobody'),
        el('dt', {}, 'Asked last'), el('dd', {}, asked ? asked.caller + ', ' + asked.what + ', ' : 'nobody yet',
          asked ? el('span', { className: asked.allowed ? 'good' : 'bad' }, asked.allowed ? 'allowed' : 'refused') : '',
          asked ? ', ' + time(asked.time) : '')]);
    }

    controls(parameters) {
      this.fields = parameters.map(parameter => ({ parameter, input: input(parameter) }));
      const rows = this.fields.map(field => {
        const { description, min, max, name } = field.parameter;
        const title = field.parameter.title.replace(/\s*:$/, '');
        const bounds = min !== null && max !== null ? min + ' to ' + max : '';
        const hint = [description, bounds, title.toLowerCase() === name.toLowerCase() ? '' : name].filter(text => text).join(' · ');
        return el('label', { className: 'parameter' }, el('span', {}, title, el('span', { className: 'hint' }, hint)),
          field.input);
      });
      return [...rows, el('div', { className: 'bar' }, el('button', { type: 'submit' }, 'Set'))];
    }

    async read() {
      if (!this.readable || this.reading) {
        return;
      }
      this.reading = true;
      this.readButton.disabled = true;
      this.say('reading …', false);
      try {
        const end = await job('read', [['thing', this.id], ['what', this.what.value]], part => this.showFields(part));
        const complaint = end.failures.join(' ') + (end.cut ? ' There is more than this page shows.' : '');
        const fine = end.fields.length ? this.moment : 'Nothing to read of this kind.';
        this.say(complaint.trim() || fine, complaint !== '');
      } catch (e) {
        this.say(e.message, true);
      } finally {
        this.reading = false;
        this.readButton.disabled = false;
      }
    }

    showFields(part) {
      this.values.classList.toggle('old', !part.fields.length);
      if (part.fields.length) {
        const times = new Set(part.fields.map(field => time(field.time)));
        this.moment = times.size === 1 ? 'Read at ' + [...times][0] + '.' : '';
        const rows = part.fields.map(field => el('tr', {}, el('th', { scope: 'row' }, field.name),
          el('td', {}, field.value), el('td', { className: 'hint' }, kinds(field)),
          times.size === 1 ? '' : el('td', { className: 'hint' }, time(field.time))));
        this.values.replaceChildren(el('table', {}, el('tbody', {}, ...rows)));
      }
    }

    async fetchForm() {
      if (!this.fields.length) {
        return;
      }
      try {
        const end = await job('form', [['thing', this.id]], () => {});
        for (const { name, value } of end.entries) {
          const field = this.fields.find(each => each.parameter.name === name);
          if (field && (field.shown === undefined || !changed(field))) {
            show(field, value);
          }
        }
        this.sayForm(end.failures.join(' '), true);
      } catch (e) {
        this.sayForm(e.message, true);
      }
    }

    async set() {
      const dirty = this.fields.filter(changed);
      const groups = new Set(dirty.map(field => field.parameter.group).filter(group => group));
      const send = this.fields.filter(field => dirty.includes(field) || groups.has(field.parameter.group));
      if (!send.length) {
        this.sayForm('Nothing is changed.', false);
        return;
      }
      this.sayForm('setting …', false);
      try {
        const parameters = [['thing', this.id]];
        send.forEach(field => parameters.push(['name', field.parameter.name], ['value', read(field)]));
        const end = await job('set', parameters, () => {});
        if (end.failures.length) {
          this.sayForm(end.failures.join(' '), true);
          return;
        }
        send.forEach(field => { field.shown = undefined; });
        end.entries.forEach(({ name, value }) => show(send.find(field => field.parameter.name === name), value));
        const said = 'Set ' + end.entries.map(entry => entry.name).join(', ') + '.';
        await Promise.all([this.read(), this.fetchForm()]);
        this.sayForm(said, false);
      } catch (e) {
        this.sayForm(e.message, true);
      }
    }

    say(text, bad) {
      this.said.textContent = text;
      this.said.className = bad ? 'said bad' : 'said';
    }

    sayForm(text, bad) {
      this.formSaid.textContent = text;
      this.formSaid.className = bad ? 'said bad' : 'said';
    }
  }

  async function list() {
    const { things } = await get('list');
    const ids = new Set(things.map(thing => thing.id));
    for (const [id, card] of cards) {
      if (!ids.has(id)) {
        card.element.remove();
        cards.delete(id);
      }
    }
    for (const thing of things) {
      let card = cards.get(thing.id);
      const fresh = !card;
      if (fresh) {
        card = new Card(thing);
        cards.set(thing.id, card);
        place.append(card.element);
      }
      card.update(thing);
      if (fresh) {
        card.read();
        card.fetchForm();
      }
    }
    fill(document.getElementById('none') || place.appendChild(el('p', { id: 'none', className: 'hint' })),
      things.length, () => things.length ? [] : ['There are no things yet. Put the bundle of a driver and its '
        + 'configuration into the deploy folder, or add a configuration on the page Configuration.']);
  }

  const readAll = () => Promise.all([...cards.values()].map(card => card.read()));
  document.getElementById('read-all').onclick = readAll;
  repeat(5000, list);
  repeat(10000, async () => {
    if (again.checked) {
      await readAll();
    }
  });
})();
