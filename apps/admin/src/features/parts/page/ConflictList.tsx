import type { Place } from '@nianbao/contracts';
import { type Block, joinTexts } from '@nianbao/report-formats';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { formatInstant } from '../../../lib/dates.ts';
import { Diff } from '../../../pieces/Diff.tsx';
import styles from './ConflictList.module.css';
import { conflictsOf, currentValue, type Outbox, type PlaceState } from '../outbox/outbox.ts';
import { type PlaceValue, valueOf, wordsOf } from '../../../pieces/place-value.ts';
import type { PlacesStore } from '../outbox/places-store.ts';

/** Conflicts that are not shown at their places: of cells that are not in view, of a text that was removed. */
export function ConflictList({
  outbox,
  store,
  nameOf,
  isAtPlace,
}: {
  outbox: Outbox;
  store: PlacesStore;
  nameOf: (address: string) => string;
  isAtPlace: (address: string, state: PlaceState) => boolean;
}) {
  return conflictsOf(outbox)
    .filter(([address, state]) => !isAtPlace(address, state))
    .map(([address, state]) => (
      <Conflict key={address} address={address} state={state} store={store} name={nameOf(address)} />
    ));
}

/** A place that two people wrote in: both values, who and when; a person chooses or joins them. */
export function Conflict({
  address,
  state,
  store,
  name,
}: {
  address: string;
  state: PlaceState & { theirs: Place };
  store: PlacesStore;
  name: string;
}) {
  return (
    <Choice
      key={state.theirs.version}
      name={name}
      mine={currentValue(state)}
      theirs={state.theirs}
      onChoose={(choice) => store.choose(address, choice)}
    />
  );
}

function Choice({
  name,
  mine,
  theirs,
  onChoose,
}: {
  name: string;
  mine: PlaceValue;
  theirs: Place;
  onChoose: (choice: 'mine' | 'theirs' | PlaceValue) => void;
}) {
  const [joined, setJoined] = useState<string | null>(null);
  const [mineText, theirText] = [wordsOf(mine), wordsOf(valueOf(theirs))];
  const who = `${theirs.changedBy ?? '他人'}${theirs.changedAt ? `，${formatInstant(theirs.changedAt)}` : ''}`;
  const together = joined === null ? null : withWords(mine, valueOf(theirs), joined);
  return (
    <section className={styles.conflict} role="alert" aria-label={`冲突：${name}`}>
      <h3 className={styles.title}>▲ 两人同时改了{name}，两份内容都在，请选择</h3>
      <div className={styles.sides}>
        <div>
          <p className={styles.who}>我写的（还没有保存）</p>
          <p className={styles.words}>{mineText || '（删去）'}</p>
        </div>
        <div>
          <p className={styles.who}>已保存的（{who}）</p>
          <p className={styles.words}>
            {mine.kind === 'block' && theirText ? (
              <Diff before={mineText} after={theirText} />
            ) : (
              theirText || '（删去）'
            )}
          </p>
        </div>
      </div>
      {joined !== null && (
        <Input.TextArea
          aria-label="合并后的内容"
          autoSize
          value={joined}
          onChange={(event) => setJoined(event.target.value)}
        />
      )}
      <Space wrap>
        <Button onClick={() => onChoose('mine')}>用我的</Button>
        <Button onClick={() => onChoose('theirs')}>用对方的</Button>
        {together ? (
          <Button type="primary" onClick={() => onChoose(together)}>
            保存合并的内容
          </Button>
        ) : (
          canJoin(mine, valueOf(theirs)) && (
            <Button
              onClick={() => setJoined(mine.kind === 'cell' ? mineText : joinTexts(mineText, theirText))}
            >
              合并
            </Button>
          )
        )}
      </Space>
    </section>
  );
}

const hasText = (block: Block): block is Extract<Block, { text: string }> => 'text' in block;

const canJoin = (mine: PlaceValue, theirs: PlaceValue): boolean => withWords(mine, theirs, '') !== null;

/** The joined words in the shape of either side; `null` for tables and pictures, which are not joined by typing. */
function withWords(mine: PlaceValue, theirs: PlaceValue, text: string): PlaceValue | null {
  if (mine.kind === 'cell') return { kind: 'cell', raw: text };
  const side = mine.kind === 'block' ? mine : theirs;
  return side.kind === 'block' && hasText(side.block) ? { ...side, block: { ...side.block, text } } : null;
}
