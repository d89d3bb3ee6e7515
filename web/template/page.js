// What happens in the film reaches the page as events, with the data of the project.
const player = document.querySelector('hotcue-player');
const output = document.querySelector('output');

player.addEventListener('hotspot:click', ({ detail: { hotspot } }) => {
  output.textContent = `a click on ${hotspot.name ?? hotspot.id} ${hotspot.customDataText}`;
});
player.addEventListener('cue:forward', ({ detail: { cue } }) => {
  output.textContent = `the cue ${cue.id} ${cue.customDataText}`;
});
