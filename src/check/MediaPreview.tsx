import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTexts } from '../i18n/useTexts';
import styles from './check.module.css';
import { levelOf } from './level';
import { checkTexts } from './texts';

/** What the camera sees, as it sees it. */
export function Picture({ stream }: { stream: MediaStream }) {
  const t = useTexts(checkTexts);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const { current } = video;
    if (current) current.srcObject = stream;
    return () => {
      if (current) current.srcObject = null;
    };
  }, [stream]);
  return (
    <video ref={video} className={styles['picture']} aria-label={t('picture')} autoPlay muted playsInline />
  );
}

const heardAbove = 0.02;

/** A bar that moves with the voice. */
export function Level({ stream, onHeard }: { stream: MediaStream; onHeard: () => void }) {
  const t = useTexts(checkTexts);
  const [level, setLevel] = useState(0);
  const heard = useEffectEvent(onHeard);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    const look = () => {
      analyser.getFloatTimeDomainData(samples);
      const now = levelOf(samples);
      setLevel(now);
      if (now > heardAbove) heard();
      frame = requestAnimationFrame(look);
    };
    look();
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);
  return (
    <meter className={styles['level']} aria-label={t('level')} min={0} max={1} value={level}>
      {Math.round(level * 100)}
    </meter>
  );
}
