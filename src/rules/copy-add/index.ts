import type { Rule } from '../rule.ts';
import { addForArchive } from './add-for-archive.ts';
import { addRemoteUrl } from './add-remote-url.ts';
import { addUnpackOverTar } from './add-unpack-over-tar.ts';
import { copiedScriptMissing } from './copied-script-missing.ts';
import { copyBroadContext } from './copy-broad-context.ts';
import { copyHeredocExpands } from './copy-heredoc-expands.ts';
import { copyHeredocOverEcho } from './copy-heredoc-over-echo.ts';
import { copyIgnoredFile } from './copy-ignored-file.ts';
import { copyJunkFiles } from './copy-junk-files.ts';
import { copyMultiSourceSlash } from './copy-multi-source-slash.ts';
import { copyOutsideContext } from './copy-outside-context.ts';
import { copyOverAdd } from './copy-over-add.ts';
import { copyRelativeWithoutWorkdir } from './copy-relative-without-workdir.ts';
import { copyWholeScriptsFolder } from './copy-whole-scripts-folder.ts';
import { downloadWithAdd } from './download-with-add.ts';
import { gitCloneOverAdd } from './git-clone-over-add.ts';
import { vexFileInImage } from './vex-file-in-image.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const copyAddRules: readonly Rule[] = [
  copyMultiSourceSlash,
  copyOverAdd,
  copyOutsideContext,
  copyRelativeWithoutWorkdir,
  copyIgnoredFile,
  copyBroadContext,
  copyJunkFiles,
  vexFileInImage,
  addForArchive,
  copyWholeScriptsFolder,
  copiedScriptMissing,
  copyHeredocOverEcho,
  copyHeredocExpands,
  addUnpackOverTar,
  gitCloneOverAdd,
  downloadWithAdd,
  addRemoteUrl,
];
