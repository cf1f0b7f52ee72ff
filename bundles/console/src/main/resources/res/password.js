// SPDX-License-Identifier: Apache-2.0
'use strict';

document.getElementById('password').onsubmit = async event => {
  event.preventDefault();
  const form = event.target;
  const said = document.getElementById('said');
  const say = (text, bad) => {
    said.textContent = text;
    said.className = bad ? 'said bad' : 'said';
  };
  if (form.fresh.value !== form.again.value) {
    say('The new passwords differ.', true);
    return;
  }
  say('…', false);
  try {
    await Kith.post('change', [['present', form.present.value], ['fresh', form.fresh.value]]);
    form.reset();
    say('Changed. Load any page to log in with the new password.', false);
  } catch (e) {
    say(e.message, true);
  }
};
