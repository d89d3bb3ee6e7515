// SPDX-License-Identifier: MIT
import { HotcuePlayer } from 'hotcue/react/player';
import { lazy, StrictMode, Suspense, startTransition, useEffect, useRef, useState } from 'react';

/** On the server late enough that the page around it is streamed before it. */
const Film = lazy(async () => {
  if (import.meta.env.SSR) await new Promise((done) => setTimeout(done, 50));
  return { default: (await import('./Film.jsx')).Film };
});

/** A player with what the component of docs/frameworks/react.md does not show. */
function Talk({ id, project, heard }) {
  const player = useRef(null);
  const [muted, setMuted] = useState(true);
  useEffect(() => heard(`ref ${player.current.id}`), [heard]);
  return (
    <HotcuePlayer
      ref={player}
      id={id}
      className="talk"
      src="/clips/trailhead.mp4"
      project={project}
      muted={muted}
      loop
      noControls
      pauseHidden={false}
      onVolumeChange={({ target }) => heard(`volume of ${target.id}`)}
      onHotspotClick={() => {
        heard(`click in ${id}`);
        setMuted(false);
      }}
    />
  );
}

/**
 * One player that a server renders, one that is mounted later, and a film that is loaded by itself and
 * leaves with `go(false)`, as with a link.
 */
export function Page({ project, heard }) {
  const [late, setLate] = useState(false);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    startTransition(() => setLate(true)); // so React can still continue the film's markup
    globalThis.go = setShown;
  }, []);
  return (
    <StrictMode>
      <Talk id="served" project={project} heard={heard} />
      {late && <Talk id="late" project={project} heard={heard} />}
      <Suspense fallback={<p>The film comes.</p>}>
        {shown && <Film src="/clips/trailhead.mp4" project={project} />}
      </Suspense>
    </StrictMode>
  );
}
