import { expect, it } from '@jest/globals';
import { condaClean } from '../../../src/rules/packages-lang/conda-clean.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(condaClean, {
  fires: [
    {
      name: 'conda, mamba and micromamba, by name and by path',
      dockerfile:
        'FROM a:1\nRUN conda install -y a\nRUN /opt/conda/bin/mamba create -y -p /opt/x python=3 && ls\nRUN micromamba install -y -n base -f env.yml\nRUN conda env update -f env.yml\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM a:1\nRUN conda install -y a && conda clean --all --yes\nRUN /opt/conda/bin/mamba create -y -p /opt/x python=3 && ls && /opt/conda/bin/mamba clean --all --yes\nRUN micromamba install -y -n base -f env.yml && micromamba clean --all --yes\nRUN conda env update -f env.yml && conda clean --all --yes\n',
    },
    {
      name: 'over several lines, with a comment, in a trigger and with another escape character',
      dockerfile:
        '# escape=`\nFROM a:1\nONBUILD RUN conda config --add channels x && `\n    # tools\n    conda install -y `\n      a b\n',
      lines: [5],
      fixed:
        '# escape=`\nFROM a:1\nONBUILD RUN conda config --add channels x && `\n    # tools\n    conda install -y `\n      a b && `\n    conda clean --all --yes\n',
    },
    {
      name: 'in a heredoc',
      dockerfile: 'FROM a:1\nRUN <<EOF\nset -e\nconda update --all -y\nls\nEOF\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN <<EOF\nset -e\nconda update --all -y\nls\nconda clean --all --yes\nEOF\n',
    },
    {
      name: 'cleaned before, in another layer, something else removed',
      dockerfile: 'FROM a:1\nRUN conda clean -ay; conda install -y a && rm -rf /tmp/x\nRUN conda clean -afy\n',
      lines: [2],
      fixed:
        'FROM a:1\nRUN conda clean -ay; conda install -y a && rm -rf /tmp/x && conda clean --all --yes\nRUN conda clean -afy\n',
    },
    {
      name: 'from files, of everything, with options in front',
      dockerfile:
        'FROM a:1\nRUN conda install -y --file=a.txt\nRUN conda -q update --all\nRUN micromamba install -fenv.yml\nRUN conda env create\nRUN mamba upgrade -y x\nRUN conda create -c x -n e --file a.txt\n',
      lines: [2, 3, 4, 5, 6, 7],
      fixed:
        'FROM a:1\nRUN conda install -y --file=a.txt && conda clean --all --yes\nRUN conda -q update --all && conda clean --all --yes\nRUN micromamba install -fenv.yml && micromamba clean --all --yes\nRUN conda env create && conda clean --all --yes\nRUN mamba upgrade -y x && mamba clean --all --yes\nRUN conda create -c x -n e --file a.txt && conda clean --all --yes\n',
    },
    {
      name: 'behind another program, by a variable, where another folder is mounted',
      dockerfile:
        'FROM a:1\nRUN sudo conda install -y a\nRUN --mount=type=cache,target=/opt/conda/pkgs-dev conda install -y a\nRUN "conda" install -y a\n',
      lines: [2, 3, 4],
      fixed:
        'FROM a:1\nRUN sudo conda install -y a\nRUN --mount=type=cache,target=/opt/conda/pkgs-dev conda install -y a && conda clean --all --yes\nRUN "conda" install -y a\n',
    },
    {
      name: 'where nothing can be appended',
      dockerfile:
        'FROM a:1\nRUN if x; then conda install -y a; fi\nRUN ["conda", "install", "-y", "a"]\nRUN bash -lc "conda install -y a"\n',
      lines: [2, 3, 4],
    },
  ],
  silent: [
    {
      name: 'cleaned in the same RUN',
      dockerfile:
        'FROM a:1\nRUN conda install -y a && conda clean -afy\nRUN mamba install -y a && conda clean --all -y\nRUN conda env create -f x.yml && rm -rf /opt/conda/pkgs\nRUN conda install a && conda install b && mamba clean -tipy\n',
    },
    {
      name: 'nothing is downloaded',
      dockerfile:
        'FROM a:1\nRUN conda create -y -n empty\nRUN conda create --name x --clone base && conda install --dry-run a && conda list && conda config --set x y && conda init bash && conda --version && conda run -n x install\nRUN echo conda install a && apt-get install -y conda\n',
    },
    {
      name: 'other programs and words',
      dockerfile:
        'FROM a:1\nRUN miniconda install a && conda-lock install a && conda uninstall a && conda installer a && conda env list && conda env remove -n a\nRUN conda create --name=x -y && conda create -p /x && conda install -d a && conda install --clone=a b && conda info --all\n',
    },
    {
      name: 'cleaned by find, by the folder itself',
      dockerfile:
        'FROM a:1\nRUN conda install a && find /opt/x -name y -o -path /x/pkgs/z -delete\nRUN conda install a && rm -rf $P/pkgs\n',
    },
    {
      name: 'a mount',
      dockerfile:
        'FROM a:1\nRUN --mount=type=cache,target=/opt/conda/pkgs conda install -y a\nRUN --mount=type=tmpfs,target=/opt/conda/pkgs/ mamba install -y a\n',
    },
    {
      name: 'a stage that only builds',
      dockerfile: 'FROM a:1 AS b\nRUN conda install -y a\nFROM c:1\nCOPY --from=b /x /x\n',
    },
  ],
});

it('marks the call as far as what it does', () => {
  const dockerfile = 'FROM a:1\nRUN ls && conda -q install -y a\n';
  const marked = problemsOf(condaClean, { name: '', dockerfile }).map(({ range }) =>
    dockerfile.slice(range.start, range.end),
  );
  expect(marked).toEqual(['conda -q install']);
});
