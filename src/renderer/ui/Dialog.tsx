import { Modal, type ModalProps } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** A dialog over the page. Its first field has the focus before the next key comes: whoever types on loses no letter. */
export function Dialog({ children, ...rest }: ModalProps) {
  return (
    <Modal {...rest}>
      <FocusAtOnce>{children}</FocusAtOnce>
    </Modal>
  );
}

/** The kit gives the focus with a timer, and keys that wait come before timers. */
function FocusAtOnce({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true });
  }, []);
  return <div ref={place}>{children}</div>;
}
