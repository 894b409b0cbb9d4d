/** The command `reform-dashboard`: chooses what to do, says why it cannot be done. */
import { asEngineError, localeFor, views } from '../src/entries/snapshot';
import { commands, languageOf, nearest, oneOf, read, type Given } from './arguments';
import { bundle, verify } from './bundle';
import { Refusal } from './refusal';
import { serve } from './serve';
import { snapshot } from './snapshot';
import { validate } from './validate';
import { cliWords, fill, type CommandName, type Lang } from './words';

const actions: Record<CommandName, (given: Given, lang: Lang, say: (line: string) => void) => Promise<number>> = { snapshot, bundle, verify, validate, serve };
const names = Object.keys(actions) as CommandName[];

/** Does what the arguments say. Returns the exit status: 0 done, 1 the feed or file is at fault, 2 it could not be tried. */
export async function main(args: readonly string[], say: (line: string) => void = console.log, complain: (line: string) => void = console.error): Promise<number> {
  const lang = languageOf(args);
  const words = cliWords[lang];
  const [first = '--help', ...rest] = args;
  if (first === '--version') {
    say(__VERSION__);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help' || first === '--lang' || first.startsWith('--lang=')) {
    say(helpOfAll(lang));
    return 0;
  }
  const command = names.find((name) => name === first);
  try {
    if (command === undefined) {
      const near = nearest(first, names);
      throw new Refusal('UNKNOWN-COMMAND', { name: first, ...(near === null ? {} : { nearest: near }) });
    }
    const given = read(commands[command], rest);
    if (given.flag('help')) {
      say(helpOf(command, lang));
      return 0;
    }
    oneOf('--lang', given.value('lang') ?? 'vi', ['vi', 'en']);
    return await actions[command](given, lang, say);
  } catch (error) {
    if (error instanceof Refusal) {
      const near = error.params['nearest'];
      complain(fill(words.refusal[error.code], error.params) + (near === undefined ? '' : fill(words.nearest, { name: near })));
      if (/^(UNKNOWN|BAD|MISSING|TOO|NO-VIEW)/.test(error.code)) complain(fill(words.seeHelp, { command: command === undefined ? '' : `${command} ` }));
      return error.code === 'EMPTY-VIEW' ? 1 : 2;
    }
    if (error instanceof Error && error.name === 'ReformError') {
      const { code, params } = asEngineError(error);
      const { title, text, fix } = localeFor(lang).engine(code, params);
      complain(`${title}. ${text} ${fix ?? ''}`.trim());
      return 1;
    }
    throw error;
  }
}

function helpOfAll(lang: Lang): string {
  const words = cliWords[lang];
  return [
    `${words.usage}: reform-dashboard ${names.join('|')} …`,
    '',
    `${words.commands}:`,
    ...names.map((name) => `  ${name.padEnd(10)}${words.about[name]}`),
    '',
    fill(words.seeHelp, { command: `${names[0]} ` }),
    `${words.example}: ${commands.validate.example}`,
  ].join('\n');
}

function helpOf(command: CommandName, lang: Lang): string {
  const words = cliWords[lang];
  const { files, options, example } = commands[command];
  const rows = Object.entries(options).map(([name, { short, value }]) => {
    const left = `  ${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
    return `${left.padEnd(26)} ${fill(words.option[name] ?? '', { views: views.join(', ') })}`;
  });
  return [
    `${words.usage}: reform-dashboard ${command} ${files} [${words.options.toLowerCase()}]`,
    words.about[command][0]?.toUpperCase() + words.about[command].slice(1) + '.',
    words.more[command],
    '',
    `${words.options}:`,
    ...rows,
    '',
    `${words.example}: ${example}`,
  ].join('\n');
}
