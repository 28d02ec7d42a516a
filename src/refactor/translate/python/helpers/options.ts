import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** What getopts does: in bash OPTIND counts a word when it is over, in sh when it is begun; each complains in its own words. */
export function optionHelpers({ bash, optionsUnset }: Surroundings): Readonly<Record<string, Helper>> {
  const unset = optionsUnset ? 'unset' : '""';
  const code = bash
    ? `
option_index, option_rest = 1, ""


def next_option(letters, args${optionsUnset ? ', unset=""' : ''}):
    """The next option: whether there is one, its letter, and its argument. An unknown one is \`?\`."""
    global option_index, option_rest
    silent = letters.startswith(":")
    if not option_rest:
        word = args[option_index - 1] if option_index <= len(args) else ""
        if word == "--":
            option_index += 1
        if word in ("", "-", "--") or word[0] != "-":
            return False, "?", ${unset}
        option_rest = word[1:]
    letter, option_rest = option_rest[0], option_rest[1:]
    if not option_rest:
        option_index += 1
    known = letters.find(letter)
    if letter == ":" or known < 0:
        if silent:
            return True, "?", letter
        print(f"{sys.argv[0]}: illegal option -- {letter}", file=sys.stderr)
        return True, "?", ${unset}
    if letters[known + 1:known + 2] != ":":
        return True, letter, ${unset}
    if option_rest:
        argument, option_rest, option_index = option_rest, "", option_index + 1
        return True, letter, argument
    option_index += 1
    if option_index - 1 <= len(args):
        return True, letter, args[option_index - 2]
    option_index -= 1
    if silent:
        return True, ":", letter
    print(f"{sys.argv[0]}: option requires an argument -- {letter}", file=sys.stderr)
    return True, "?", ${unset}
`
    : `
option_index, option_rest, option_argument = 1, "", None


def next_option(letters, args${optionsUnset ? ', unset=""' : ''}):
    """The next option: whether there is one, its letter, and its argument. An unknown one is \`?\`."""
    global option_index, option_rest, option_argument
    silent = letters.startswith(":")
    found, letter = True, "?"
    if not option_rest:
        word = args[option_index - 1] if option_index <= len(args) else ""
        found = word not in ("", "-", "--") and word[0] == "-"
        if found or word == "--":
            option_index += 1
        option_rest = word[1:] if found else ""
    if found:
        letter, option_rest, option_argument = option_rest[0], option_rest[1:], ""
        known = letters.find(letter)
        if known < 0 or (letter == ":" and not silent):
            if not silent:
                print(f"Illegal option -{letter}", file=sys.stderr)
            letter, option_argument = "?", letter if silent else None
        elif letters[known + 1:known + 2] == ":":
            if option_rest:
                option_argument, option_rest = option_rest, ""
            elif option_index <= len(args):
                option_argument = args[option_index - 1]
                option_index += 1
            else:
                if not silent:
                    print(f"No arg for -{letter} option", file=sys.stderr)
                letter, option_argument = (":", letter) if silent else ("?", None)
    return found, letter, ${unset} if option_argument is None else option_argument
`;
  return { next_option: { needs: ['sys'], code } };
}
