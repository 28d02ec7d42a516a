import { startOf } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';
import { environmentFix } from '../support/packages/ruby.ts';

export const yjitNotEnabled: Rule = {
  id: 'yjit-not-enabled',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['ruby'],
  aliases: ['tally/ruby/yjit-not-enabled-on-supported-runtime'],
  summary: 'A Ruby server runs without its compiler.',
  why: 'YJIT makes Ruby 3.3 and newer a good part faster, at the price of some memory; it has to be switched on.',
  *check({ file }) {
    const stage = file.target;
    const start = startOf(file);
    if (!stage || !start || isDevelopmentStage(stage)) return;
    const { image } = stage.root.base;
    const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)/.exec(image?.tag ?? '') ?? [];
    if (image?.repository !== 'ruby' || Number(major) < 3 || (major === '3' && Number(minor) < 3)) return;
    if (/^(development|test)$/.test(stage.end.variable('RAILS_ENV')?.value ?? '')) return;
    if (
      stage.end.variable('RUBY_YJIT_ENABLE') ||
      /--(yjit|enable[-=]yjit)/.test(stage.end.variable('RUBYOPT')?.value ?? '')
    )
      return;
    const text = file.text.slice(start.range.start, start.range.end);
    const commands = stage.instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
    const words = commands.flatMap(({ words: given }) => given.map(({ value }) => value));
    if (/--(yjit|enable[-=]yjit)/.test(text) || !words.some((word) => SERVERS.test(word))) return;
    yield {
      range: start.range,
      message: `Ruby ${major}.${minor} can compile this server while it runs; set \`RUBY_YJIT_ENABLE=1\`.`,
      fix: environmentFix(file, { ...start, stage }, 'Switch YJIT on', 'RUBY_YJIT_ENABLE="1"'),
    };
  },
};

const SERVERS = /(^|\/)(rails|puma|unicorn|thrust|rackup|sidekiq|falcon|thin|passenger|iodine)$/;
