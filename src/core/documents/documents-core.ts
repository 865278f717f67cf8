import { documentCommands } from '../../shared/documents/document-commands.ts';
import { paperCommands } from '../../shared/documents/paper-commands.ts';
import { type BoundCommand, type BoundQuery, bindCommands } from '../platform/command-handler.ts';
import { documentAnswers } from './document-answers.ts';
import { documentHandlers } from './document-handlers.ts';
import { paperAnswers } from './paper-answers.ts';
import { paperHandlers } from './paper-handlers.ts';

/** What the domain adds to the core. */
export const documentsCore: {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} = {
  commands: [
    ...bindCommands(documentCommands, documentHandlers),
    ...bindCommands(paperCommands, paperHandlers),
  ],
  queries: [...documentAnswers, ...paperAnswers],
};
