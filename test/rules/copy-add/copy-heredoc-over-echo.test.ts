import { copyHeredocOverEcho } from '../../../src/rules/copy-add/copy-heredoc-over-echo.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyHeredocOverEcho, {
  fires: [
    {
      name: 'tee, printf, and what is around them',
      dockerfile:
        'FROM a:1\nRUN echo a | tee /b\nRUN printf "a\\n%%b\\n" > /c && make\nRUN apt-get update \\\n && printf \'x\\n\' | tee -a /e && echo a > /d \\\n && make \\\n    all\n',
      lines: [2, 3, 5],
      fixed:
        "FROM a:1\nCOPY <<EOF /b\na\nEOF\nCOPY <<EOF /c\na\n%b\nEOF\nRUN make\nRUN apt-get update \\\n && printf 'x\\n' | tee -a /e\nCOPY <<EOF /d\na\nEOF\nRUN make \\\n    all\n",
    },
    {
      name: 'the folder and the mode',
      dockerfile:
        'FROM a:1\nRUN mkdir -p /etc/app && echo "a=b" > /etc/app/c\nRUN x && mkdir -p /d/ && echo e > /d/f && chmod +x /d/f && y\nRUN echo g > /h && chmod 0640 /h\n',
      lines: [2, 3, 4],
      fixed:
        'FROM a:1\nCOPY <<EOF /etc/app/c\na=b\nEOF\nRUN x\nCOPY --chmod=755 <<EOF /d/f\ne\nEOF\nRUN y\nCOPY --chmod=640 <<EOF /h\ng\nEOF\n',
    },
    {
      name: 'folders and modes of something else stay',
      dockerfile:
        'FROM a:1\nRUN mkdir -p /a /b && echo c > /a/d\nRUN echo e > /f && chmod g+w /f\nRUN mkdir /h && echo i > /h/j\n',
      lines: [2, 3, 4],
      fixed:
        'FROM a:1\nRUN mkdir -p /a /b\nCOPY <<EOF /a/d\nc\nEOF\nCOPY <<EOF /f\ne\nEOF\nRUN chmod g+w /f\nRUN mkdir /h\nCOPY <<EOF /h/j\ni\nEOF\n',
    },
    {
      name: 'RUNs that go on with the file',
      dockerfile:
        'FROM a:1\nRUN echo a > /y\nRUN echo b >> /y && echo c >> /y\n\nRUN printf "d\\n" | tee -a /y\nRUN echo e >> /z\nRUN echo f > /g\n# why\nRUN echo h >> /g\n',
      lines: [2, 7],
      fixed:
        'FROM a:1\nCOPY <<EOF /y\na\nb\nc\nd\nEOF\nRUN echo e >> /z\nCOPY <<EOF /g\nf\nEOF\n# why\nRUN echo h >> /g\n',
    },
    {
      name: 'groups into one file',
      dockerfile:
        "FROM a:1\nRUN { echo a; echo '$b'; } > /c\nRUN ( echo d && echo e ) | tee /f\nRUN { echo g; } > /h && make\n",
      lines: [2, 3, 4],
      fixed: 'FROM a:1\nCOPY <<"EOF" /c\na\n$b\nEOF\nCOPY <<EOF /f\nd\ne\nEOF\nRUN { echo g; } > /h && make\n',
    },
    {
      name: 'no fix where the shell that goes on matters, or a comment stands between',
      dockerfile:
        'FROM a:1\nRUN cd /a && echo b > /c\nRUN set -x; echo d > /e\nRUN f \\\n# g\n && echo h > /i\nRUN echo j > /k || l\nRUN --network=none echo m > /n\nONBUILD RUN echo o > /p\n',
      lines: [2, 3, 6, 7, 8, 9],
      fixed:
        'FROM a:1\nRUN cd /a && echo b > /c\nRUN set -x; echo d > /e\nRUN f \\\n# g\n && echo h > /i\nRUN echo j > /k || l\nRUN --network=none echo m > /n\nONBUILD RUN echo o > /p\n',
    },

    {
      name: 'a here-document through cat',
      dockerfile: 'FROM a:1\nRUN cat <<-"E" > /d\n\t$x\n\tE\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY <<-"E" /d\n\t$x\n\tE\n',
    },
    {
      name: 'written, then appended to',
      dockerfile:
        "FROM a:1\nRUN echo '[main]' > /etc/x.ini && \\\n    echo \"a = b c\" >> /etc/x.ini\nRUN echo a '$b' > /etc/y\n",
      lines: [2, 4],
      fixed: 'FROM a:1\nCOPY <<EOF /etc/x.ini\n[main]\na = b c\nEOF\nCOPY <<"EOF" /etc/y\na $b\nEOF\n',
    },
    {
      name: 'a variable of the builder, printf with arguments, a here-document',
      dockerfile:
        'FROM a:1\nARG V\nRUN echo $V > /v\nRUN echo $V | tee /b\nRUN printf "%s\\n" a > /c && make\nRUN make && cat <<EOF > /d\nx\nEOF\n',
      lines: [3, 4, 5, 6],
    },
    { name: 'a group', dockerfile: 'FROM a:1\nRUN { echo a; } > /b; echo c > /d\n', lines: [2, 2] },
    {
      name: 'another user, escapes',
      dockerfile: 'FROM a:1\nUSER app\nRUN echo a > /b\nUSER root\nRUN echo "a\\tb" > /c\nRUN echo -n d > /e\n',
      lines: [3, 5, 6],
    },
  ],
  silent: [
    {
      name: 'groups that do more, or write elsewhere',
      dockerfile:
        'FROM a:1\nRUN { echo a; date; } > /b\nRUN { echo a; } >> /b\nRUN { echo a; } > b\nRUN { echo $(x); } > /b\nRUN { echo a; } > /dev/null\nRUN { echo a; } | sort > /b\n',
    },

    { name: 'a here-document that the shell changes', dockerfile: 'FROM a:1\nRUN cat <<EOF > /d\n$x\nEOF\n' },
    { name: 'only appended to', dockerfile: 'FROM a:1\nRUN echo a >> /etc/b\nRUN echo a | tee -a /etc/b\n' },
    {
      name: 'a relative path, a device, the terminal',
      dockerfile: 'FROM a:1\nRUN echo a > b\nRUN echo a > /dev/null\nRUN echo a >&2\n',
    },
    { name: 'what only the shell knows', dockerfile: 'FROM a:1\nRUN echo $(date) > /a\nRUN x=1; echo $x > /b\n' },
    { name: 'by a condition', dockerfile: 'FROM a:1\nRUN if a; then echo b > /c; fi\n' },
    {
      name: 'mounted',
      dockerfile:
        'FROM a:1\nRUN --mount=type=cache,target=/c echo a > /c/d\nRUN --mount=type=bind,target=/e echo a > /f\n',
    },
    { name: 'through another program', dockerfile: 'FROM a:1\nRUN echo a | base64 > /b\nRUN curl x > /c\n' },
  ],
});
