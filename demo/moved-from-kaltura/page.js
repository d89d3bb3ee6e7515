// SPDX-License-Identifier: MIT
// Written for Kaltura's interactive player: it knows no other.

const find = (id) => document.getElementById(id);

const player = PathKalturaPlayer.setup({
  targetId: 'path-player',
  provider: { partnerId: 12345, uiConfId: 67890 },
});

// ---- Custom data of hotspots: what they sell ----

const basket = [];

player.addListener('hotspot:click', (event) => {
  const data = event.payload.hotspot.customData;
  if (!data) return;
  const { sku, title, price } = JSON.parse(data);
  if (basket.some((item) => item.sku === sku)) return;
  basket.push({ sku, price });
  const row = document.createElement('li');
  row.textContent = `${title}, ${price} €`;
  find('basket').append(row);
  find('sum').textContent = `${basket.reduce((sum, item) => sum + item.price, 0)} €`;
});

// ---- Custom data of the API timeline: where the film is ----

function showCue(event) {
  const data = event.payload.cue.customData;
  if (data.startsWith('{')) find('chapter').textContent = JSON.parse(data).chapter;
  else find('note').textContent = data;
}

player.addListener('cue:forward', showCue);
player.addListener('cue:reverse', showCue);

player.addListener('node:enter', (event) => {
  find('node').textContent = event.payload.node.name;
  showProgress(0);
});
player.addListener('player:progress', (event) => showProgress(event.payload.progress));
player.addListener('project:ended', () => {
  find('note').textContent = 'That was the day.';
});

function showProgress(share) {
  find('progress').style.setProperty('--share', share);
  find('progress').setAttribute('aria-valuenow', String(Math.round(share * 100)));
}

// ---- Chapters ----

for (const button of document.querySelectorAll('[data-node]')) {
  button.addEventListener('click', () => {
    const { node, time } = button.dataset;
    if (player.currentNode?.name !== node) {
      player.execute({ type: 'project:jump', payload: { destination: { name: node }, time: Number(time) } });
    } else {
      player.seek(Number(time));
      player.play();
    }
  });
}
document.querySelector('[data-command="replay"]').addEventListener('click', () => player.replay());

// ---- Every event, as older players report it ----

player.kBind('raptMedia_event', (event) => {
  find('count').textContent = String(Number(find('count').textContent) + 1);
  if (event.type === 'player:timeupdate' || event.type.startsWith('buffer:')) return;
  const row = document.createElement('li');
  const [name, payload] = [document.createElement('b'), document.createElement('span')];
  name.textContent = event.type;
  payload.textContent = event.payload ? JSON.stringify(event.payload) : '';
  row.append(name, payload);
  find('log').prepend(row);
  if (find('log').children.length > 200) find('log').lastChild.remove();
});
player.addListener('Error', (event) => {
  find('note').textContent = `The film can’t be shown: ${event.payload.message}`;
});

player.loadMedia({ playlistId: '1_trail' });
