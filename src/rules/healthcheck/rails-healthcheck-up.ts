import { chainInstructions, startOf } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';

export const railsHealthcheckUp: Rule = {
  id: 'rails-healthcheck-up',
  group: 'healthcheck',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['tally/ruby/healthcheck-rails-up-endpoint'],
  summary: 'A Rails server without a health check that asks `/up`.',
  why: 'Rails answers at /up since version 7.1; asking it with Ruby itself needs no curl in the image.',
  *check({ file }) {
    const { target } = file;
    const start = startOf(file);
    if (!target || !start || isDevelopmentStage(target)) return;
    const text = start.words.map(({ value }) => value).join(' ');
    if (
      !/(^|[\s/])(rails|puma|unicorn|thrust|rackup|falcon|thin|passenger|iodine)(\s|$)/.test(text) ||
      /sidekiq|\brails\s+(c|console|r|runner|test|db:\S+|g|generate)(\s|$)/.test(text)
    )
      return;
    const health = chainInstructions(target).findLast(({ keyword }) => keyword === 'HEALTHCHECK');
    const tool = health?.shell().commands.find(({ name }) => name === 'curl' || name === 'wget');
    if (health && !tool) return;
    yield {
      range: tool?.range ?? start.keywordRange,
      message:
        'Ask the server with `HEALTHCHECK CMD ["ruby", "-rnet/http", "-e", "exit Net::HTTP.get_response(URI(\'http://localhost:3000/up\')).is_a?(Net::HTTPSuccess)"]`.',
    };
  },
};
