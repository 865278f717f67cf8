import { Link, useLocation } from '@tanstack/react-router';
import { bindingOf } from '../../../shared/kernel/key-table.ts';
import { keyLabels } from '../../platform/key-matching.ts';
import { say } from '../../platform/strings.ts';
import { countMark } from '../figure-marks.ts';
import type { Place } from '../page-registry.ts';
import classes from './PlacesBar.module.css';
import { placeIcons } from './place-icons.ts';

const GROUPS = ['own', 'sell', 'supply', 'office', 'know'] as const;

/** Where one can go. Counts say only what waits for *me*. */
export function PlacesBar({ places }: { readonly places: readonly Place[] }) {
  return (
    <nav className={classes.places} aria-label={say('frame.places')}>
      {GROUPS.map((group) => {
        const own = places.filter((place) => place.group === group);
        if (own.length === 0) return null;
        return (
          <div key={group} className={classes.group}>
            {group === 'own' ? null : <h2 className={classes.heading}>{say(`frame.group-${group}`)}</h2>}
            {own.map((place) => (
              <PlaceLink key={place.path} place={place} />
            ))}
          </div>
        );
      })}
    </nav>
  );
}

function PlaceLink({ place }: { readonly place: Place }) {
  const { pathname } = useLocation();
  const { useCount = nothingWaits } = place;
  const count = useCount() ?? 0;
  const isHere = pathname === place.path || pathname.startsWith(`${place.path}/`);
  const chord = place.key ? bindingOf(place.key).keys[0] : undefined;
  const title = say(place.title);
  const Icon = placeIcons[place.path];
  return (
    <Link
      to={place.path}
      search={(count > 0 ? place.waiting : undefined) as never}
      className={classes.place}
      data-here={isHere || undefined}
      aria-current={isHere ? 'page' : undefined}
      title={chord ? `${title} (${keyLabels(chord).join(' ')})` : title}
    >
      <span className={classes.letter} aria-hidden="true">
        {Icon ? <Icon size={18} stroke={1.6} /> : title.slice(0, 2)}
      </span>
      <span className={classes.title}>{title}</span>
      {count === 0 ? null : (
        <span className={classes.count} {...countMark(count)}>
          {count}
          <span className="visually-hidden"> {say('frame.waiting-for-you')}</span>
        </span>
      )}
    </Link>
  );
}

function nothingWaits(): undefined {}
