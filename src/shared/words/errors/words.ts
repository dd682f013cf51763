import type * as z from 'zod';
import type { Known } from '../known/known.ts';

/** What a button beside an error may do; a closed set that the views and handlers know. */
export type ErrorAction =
  | 'retry'
  | 'choose-snap-data'
  | 'unlock-keyring'
  | 'create-keyring'
  | 'set-up-access'
  | 'open-window'
  | 'confirm-authority';

/** The words of one error: what happened and what state things are in, one imperative sentence, and a way out. */
export interface Description {
  readonly message: string;
  readonly remedy: string;
  /** A command line that the user runs in a terminal. */
  readonly command?: string;
  readonly action?: ErrorAction;
  /** What the cluster said, at most 300 characters: text of others, shown in the window alone and as theirs. */
  readonly said?: string;
}

type Coded = { readonly code: string };

/** The words before they are fitted to what is known. */
export interface UnfittedDescription extends Description {
  /** The remedy has the person restart the API server by hand. */
  readonly asksToRestart?: true;
}

/** One entry for each error: a missing one does not compile. */
export type ErrorWords<Failure extends Coded> = {
  readonly [Code in Failure['code']]: (
    error: Extract<Failure, { code: Code }>,
    known: Known,
  ) => UnfittedDescription;
};

/** The words that a list of error schemas needs. */
export type Words<Schemas extends readonly z.ZodType<Coded>[]> = ErrorWords<z.infer<Schemas[number]>>;
