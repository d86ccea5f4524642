/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps through the scenes of a hand-out and shows the cards of what they show. It adds no text of its own. */
'use strict';
(() => {
  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const scenes = all('.scene');
  const bar = one('.bar');
  const details = one('.details');
  const help = one('.help');
  const cards = new Map(all('.records .card').map((card) => [card.dataset.id, card]));
  let here = 0;
  let last = null; /* what had the focus before a card was shown */

  const button = (name) => one(`[data-do="${name}"]`, bar);
  const press = (name, on) => button(name) && button(name).setAttribute('aria-pressed', String(on));

  /* ---- cards ---- */

  const closeCard = () => {
    if (details.hidden) return false;
    details.hidden = true;
    root.classList.remove('with-card');
    all('.chosen').forEach((mark) => mark.classList.remove('chosen'));
    if (last && last.isConnected) last.focus({ preventScroll: true });
    last = null;
    return true;
  };

  const fill = (nodes) => {
    one('.card', details).replaceChildren(...nodes);
    if (details.hidden) last = document.activeElement;
    details.hidden = false;
    root.classList.add('with-card');
    details.scrollTop = 0;
    details.focus({ preventScroll: true });
  };

  const showCard = (card) => {
    all('.chosen').forEach((mark) => mark.classList.remove('chosen'));
    all('[data-id]', scenes[here]).filter((mark) => mark.dataset.id === card.dataset.id)
      .forEach((mark) => mark.classList.add('chosen'));
    fill(Array.from(card.cloneNode(true).childNodes));
  };

  /* What has no card says what its picture says of it. */
  const showMark = (mark) => {
    const texts = ['title', 'desc'].map((name) => [name, one(`:scope > ${name}`, mark)]).filter(([, from]) => from);
    if (texts.length === 0) return;
    fill(texts.map(([name, from]) => {
      const element = document.createElement(name === 'title' ? 'h3' : 'p');
      element.textContent = from.textContent;
      return element;
    }));
  };

  const open = (mark) => {
    const card = cards.get(mark.dataset.id);
    if (card) showCard(card);
    else showMark(mark);
  };

  /* ---- scenes ---- */

  const show = (index, quietly) => {
    if (scenes.length === 0) return;
    here = Math.max(0, Math.min(scenes.length - 1, index));
    scenes.forEach((scene, i) => {
      scene.classList.toggle('here', i === here);
      if (i === here) scene.setAttribute('aria-current', 'true');
      else scene.removeAttribute('aria-current');
    });
    closeCard();
    one('.place', bar).textContent = `${here + 1} / ${scenes.length}`;
    button('back').disabled = here === 0;
    button('next').disabled = here === scenes.length - 1;
    if (!quietly) {
      try { history.replaceState(null, '', `#${here + 1}`); } catch (error) { /* a page without an address */ }
    }
    if (root.classList.contains('overview')) scenes[here].scrollIntoView({ block: 'nearest' });
    else scenes[here].scrollTop = 0;
  };

  const toggle = (name, on) => {
    root.classList.toggle(name, on);
    return root.classList.contains(name);
  };

  const overview = (on) => {
    const is = toggle('overview', on);
    press('overview', is);
    closeCard();
    scenes[here].focus({ preventScroll: true });
    scenes[here].scrollIntoView({ block: 'nearest' });
  };

  const fullScreen = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(() => {});
  };

  const close = () => {
    if (help.open) help.close();
    else if (!closeCard() && root.classList.contains('overview')) overview(false);
  };

  const actions = {
    back: () => show(here - 1),
    next: () => show(here + 1),
    first: () => show(0),
    last: () => show(scenes.length - 1),
    overview: () => overview(),
    notes: () => button('notes') && press('notes', toggle('with-notes')),
    full: fullScreen,
    help: () => (help.open ? help.close() : help.showModal()),
    close,
  };

  const keys = {
    ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ' ': 'next',
    ArrowLeft: 'back', ArrowUp: 'back', PageUp: 'back', Home: 'first', End: 'last',
    o: 'overview', n: 'notes', f: 'full', '?': 'help', Escape: 'close',
  };

  /* ---- hands ---- */

  const fromHash = () => {
    const name = location.hash.slice(1);
    const number = /^[0-9]+$/.test(name) ? Number(name) : 0;
    if (number >= 1 && number <= scenes.length) show(number - 1, true);
  };

  const markAt = (target) => target.closest('.picture [data-id], .picture .cluster');

  document.addEventListener('keydown', (event) => {
    const target = event.target;
    const onButton = target.closest('button, a');
    const onMark = markAt(target);
    const scrolls = details.contains(target) && /^(Arrow(Up|Down)|Page|Home|End| )/.test(event.key);
    if (event.ctrlKey || event.altKey || event.metaKey || (help.open && !['?', 'Escape'].includes(event.key))) return;
    if ((event.key === 'Enter' || event.key === ' ') && onButton && !onMark) return;
    if ((event.key === 'Enter' || event.key === ' ') && onMark) {
      event.preventDefault();
      open(onMark);
      return;
    }
    if (event.key === 'Enter' && root.classList.contains('overview')) {
      overview(false);
      return;
    }
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || scrolls) return;
    event.preventDefault();
    actions[action]();
  });

  document.addEventListener('click', (event) => {
    const target = event.target;
    const pressed = target.closest('[data-do]');
    const inside = target.closest('a[href^="#card-"]');
    const scene = target.closest('.scene');
    const mark = markAt(target);
    if (pressed) actions[pressed.dataset.do]();
    else if (inside) {
      const card = document.getElementById(inside.getAttribute('href').slice(1));
      event.preventDefault();
      if (card) showCard(card);
    } else if (root.classList.contains('overview') && scene) {
      event.preventDefault();
      show(scenes.indexOf(scene));
      overview(false);
    } else if (mark) {
      event.preventDefault();
      open(mark);
    } else if (!details.contains(target)) closeCard();
  });

  let start = null;
  document.addEventListener('touchstart', (event) => {
    const touch = event.touches[0];
    const box = event.target.closest('.picture');
    start = event.touches.length === 1 && !event.target.closest('.details, .bar, dialog')
      ? { x: touch.clientX, y: touch.clientY, box, left: box ? box.scrollLeft : 0 } : null;
  }, { passive: true });
  document.addEventListener('touchend', (event) => {
    const touch = event.changedTouches[0];
    const from = start;
    start = null;
    if (!from || root.classList.contains('overview')) return;
    const dx = touch.clientX - from.x;
    const dy = touch.clientY - from.y;
    const zoomed = window.visualViewport && window.visualViewport.scale > 1.05;
    if (Math.abs(dx) < 50 || Math.abs(dx) < 2 * Math.abs(dy) || zoomed) return;
    if (from.box && from.box.scrollLeft !== from.left) return; /* it moved the picture */
    actions[dx < 0 ? 'next' : 'back']();
  }, { passive: true });

  /* Each record once a scene can be reached by Tab. */
  scenes.forEach((scene) => {
    const met = new Set();
    all('.picture [data-id]', scene).forEach((mark) => {
      const title = one(':scope > title', mark);
      if (!title || met.has(mark.dataset.id)) return;
      met.add(mark.dataset.id);
      mark.setAttribute('tabindex', '0');
      mark.setAttribute('role', 'button');
      mark.setAttribute('aria-label', title.textContent);
    });
  });

  root.classList.add('live');
  bar.hidden = false;
  window.addEventListener('hashchange', fromHash);
  show(0, true);
  fromHash();
})();
