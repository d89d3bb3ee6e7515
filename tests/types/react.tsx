// SPDX-License-Identifier: MIT
// A React page in strict TypeScript that uses the package: what must compile, and what must not.
import type { HotcueOverlay as OverlayElement } from 'hotcue';
import { HotcueOverlay, type HotcueOverlayProps } from 'hotcue/react';
import { HotcuePlayer } from 'hotcue/react/player';
import { useRef } from 'react';

/** Uses both components. */
export function Page({ project }: { project: string }) {
  const video = useRef<HTMLVideoElement>(null);
  const overlay = useRef<OverlayElement>(null);
  const more: HotcueOverlayProps = { label: 'Film', strict: true, credentials: 'same-origin' };
  return (
    <>
      <video ref={video} muted />
      <HotcueOverlay
        {...more}
        ref={overlay}
        media={video}
        surface={document.body}
        project={project}
        className="film"
        style={{ inset: 0 }}
        onCueForward={({ detail, mediaTime }) => console.log(detail.cue.customDataText, mediaTime.toFixed())}
        onActionShowCard={(event) => event.preventDefault()}
        onHotcueEvent={({ detail }) => console.log(detail.type)}
        onError={({ detail }) => console.log(detail.code)}
        onClick={({ currentTarget }) => currentTarget.openTray('menu')}
      />
      {/* @ts-expect-error: no such member of the payload */}
      <HotcueOverlay onCueForward={({ detail }) => detail.nonsense} />
      {/* @ts-expect-error: no such event */}
      <HotcueOverlay onCueSideways={() => overlay.current?.place()} />
      {/* @ts-expect-error: a boolean */}
      <HotcueOverlay strict="yes" />
      {/* @ts-expect-error: only the player is a media element */}
      <HotcueOverlay src="film.mp4" />
      <HotcuePlayer
        src="film.mp4"
        muted
        autoPlay
        noControls
        disablePictureInPicture={false}
        disableRemotePlayback
        crossOrigin="anonymous"
        onTimeUpdate={(event) => event.target}
        onEnded={() => overlay.current?.reset()}
        onHotspotClick={({ detail }) => detail.hotspot.id}
      >
        <track src="words.vtt" />
      </HotcuePlayer>
    </>
  );
}
