import type { ImageReference, Stage } from '../../dockerfile/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { deleteInstruction, runs } from '../support/instructions/instructions.ts';
import { isRubyDevelopment } from '../support/packages/ruby.ts';

export const gemInstallBundlerRedundant: Rule = {
  id: 'gem-install-bundler-redundant',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['gem'],
  aliases: ['tally/ruby/redundant-bundler-install'],
  summary: 'Bundler is installed into an image that has it.',
  why: 'The official images of Ruby bring Bundler; another one costs a layer and makes it unclear which of them runs.',
  *check({ file }) {
    const images = new Map<Stage, ImageReference | undefined>();
    for (const stage of file.stages) images.set(stage, stage.parent ? images.get(stage.parent) : stage.base.image);
    for (const run of runs(file)) {
      const image = run.stage ? images.get(run.stage) : undefined;
      if (!image || !OFFICIAL.test(image.repository) || isRubyDevelopment(run)) continue;
      const script = run.shell();
      for (const { family, subcommand, packages, flags, command } of packageCalls(script)) {
        if (family !== 'gem' || subcommand !== 'install' || packages.length !== 1) continue;
        if (!/^bundler(:|$)/.test(packages[0]?.text ?? '')) continue;
        const version = packages[0]?.text !== 'bundler' || flags.some(({ name }) => /^(-v|--version)/.test(name));
        const alone = script.commands.length === 1 && !version && !run.onbuild;
        yield {
          range: command.range,
          message: version
            ? `\`${image.repository}\` brings Bundler, which fetches the version that \`Gemfile.lock\` asks for by itself; remove this, or call \`bundle _<version>_ install\`.`
            : `\`${image.repository}\` brings Bundler; remove this.`,
          fix: alone
            ? { safety: 'unsafe', title: 'Use the Bundler of the image', edits: [deleteInstruction(file, run)] }
            : undefined,
        };
      }
    }
  },
};

const OFFICIAL = /^(ruby|devcontainers\/ruby|vscode\/devcontainers\/ruby)$/;
