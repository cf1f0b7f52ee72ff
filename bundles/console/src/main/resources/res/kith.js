// SPDX-License-Identifier: Apache-2.0
// What the pages share. Everything that the house says is written as text, never as markup.
'use strict';

const Kith = (() => {
  const root = document.getElementById('kith').dataset.root;
  const problem = document.getElementById('problem');

  // The console's own header says nothing of phones.
  const viewport = document.createElement('meta');
  viewport.name = 'viewport';
  viewport.content = 'width=device-width, initial-scale=1';
  document.head.append(viewport);

  /** An element with properties and children; strings become text. */
  function el(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key in element) {
        element[key] = value;
      } else {
        element.setAttribute(key, value);
      }
    }
    element.append(...children);
    return element;
  }

  function complain(text) {
    problem.textContent = text;
    problem.hidden = !text;
  }

  class Refusal extends Error {}

  async function ask(path, options) {
    let response;
    try {
      response = await fetch(root + '/' + path, { credentials: 'same-origin', cache: 'no-store', ...options });
    } catch (e) {
      throw new Refusal('The house does not answer. Is it running?');
    }
    if (response.status === 401) {
      throw new Refusal('You are logged out. Load this page again to log in.');
    }
    let answer = {};
    try {
      answer = await response.json();
    } catch (e) {
      throw new Refusal(response.ok ? 'The answer makes no sense. Load this page again.'
        : 'The console answered ' + response.status + '.');
    }
    if (!response.ok) {
      throw new Refusal(answer.error || 'The console answered ' + response.status + '.');
    }
    return answer;
  }

  /** Asks what changes nothing. */
  function get(path, parameters) {
    const query = new URLSearchParams(parameters || {}).toString();
    return ask(query ? path + '?' + query : path);
  }

  /** Does something. Parameters are pairs, so that one name can come several times. */
  function post(path, parameters) {
    return ask(path, { method: 'POST', body: new URLSearchParams(parameters) });
  }

  const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

  /** Does it now and again and again, but not while nobody looks. What fails is said above the page. */
  async function repeat(millis, action) {
    for (;;) {
      if (!document.hidden) {
        try {
          await action();
          complain('');
        } catch (e) {
          complain(e.message);
        }
      }
      await pause(millis);
    }
  }

  /** A point in time as the clock on the wall shows it; with its day if that is not today. */
  function time(text) {
    const date = new Date(text);
    if (isNaN(date)) {
      return text;
    }
    const pad = number => String(number).padStart(2, '0');
    const clock = pad(date.getHours()) + ':' + pad(date.getMinutes()) + ':' + pad(date.getSeconds());
    const day = date.getFullYear() + '-' + pad(date.getMonth() + 1) + '-' + pad(date.getDate());
    return date.toDateString() === new Date().toDateString() ? clock : day + ' ' + clock;
  }

  /** Replaces what an element holds, if it is not the same already: what is selected stays selected. */
  function fill(element, key, make) {
    const written = JSON.stringify(key);
    if (element.kithKey !== written) {
      element.kithKey = written;
      element.replaceChildren(...make());
    }
  }

  return { el, get, post, pause, repeat, time, fill, complain };
})();
