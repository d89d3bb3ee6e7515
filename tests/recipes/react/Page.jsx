// SPDX-License-Identifier: MIT
import { HotcuePlayer } from 'hotcue/react/player';
import { StrictMode, useEffect, useRef, useState } from 'react';
import { Film } from './Film.jsx';

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

/** One player that a server renders, one that is mounted later. */
export function Page({ project, heard }) {
  const [late, setLate] = useState(false);
  useEffect(() => setLate(true), []);
  return (
    <StrictMode>
      <Talk id="served" project={project} heard={heard} />
      {late && <Talk id="late" project={project} heard={heard} />}
      <Film src="/clips/trailhead.mp4" project={project} />
    </StrictMode>
  );
}
