# SPDX-License-Identifier: Apache-2.0
#
# Completes the command lines of etrace in bash.

_etrace_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "${cur##*,}")
    if [[ $cur == *,* ]]; then
        COMPREPLY=("${COMPREPLY[@]/#/${cur%,*},}")
    fi
}

_etrace_files() {
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}

# Where COMMAND begins, in $command; 0 when there is none. Words behind --input FILE, or info, are files.
_etrace_find_command() {
    command=0
    reads=
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --) command=$((i + 1)) && return ;;
            info) [[ $i -eq 1 ]] && reads=1 && return ;;&
            --input) reads=1 ;;&
            -*)
                if [[ ${COMP_WORDS[i + 1]} == '=' ]]; then
                    ((i += 2))
                elif [[ " $valued " == *" ${COMP_WORDS[i]} "* ]]; then
                    ((i++))
                fi
                ;;
            *) [[ $reads ]] || { command=$i && return; } ;;
        esac
    done
}

_etrace_command() {
    if declare -F _comp_command_offset >/dev/null; then
        _comp_command_offset "$command"
    elif declare -F _command_offset >/dev/null; then
        _command_offset "$command"
    elif [[ $command -eq $COMP_CWORD ]]; then
        _etrace_files -c
    else
        _etrace_files -f
    fi
}

_etrace() {
    local options='-c --comm -s --syscall -p --pid -u --uid --cgroup --follow --no-follow --failed --succeeded --min-duration --duration --until --kill-on-exit --string-limit --witness -y --decode-fds --buffer-size --input --from --to --threads --notation --time --bytes --numeric --json-context --stats --no-stats --stats-only --stdout --json --raw -o --output --compress --rotate --keep --ring --trigger -l --log-level --version -h --help'
    local valued='-c --comm -s --syscall -p --pid -u --uid --cgroup --min-duration --duration --until --string-limit --buffer-size --input --from --to --threads --notation --time --bytes --json-context -o --output --rotate --keep --ring --trigger -l --log-level'
    local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command reads i
    COMPREPLY=()
    if [[ $cur == '=' ]]; then
        cur=
    elif [[ $previous == '=' ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    _etrace_find_command
    if ((command > 0 && command <= COMP_CWORD)); then
        _etrace_command
        return
    fi
    case $previous in
        -o | --output | --input) _etrace_files -f ;;
        --cgroup) _etrace_files -d ;;
        -c | --comm) _etrace_words "$(cat /proc/[0-9]*/comm 2>/dev/null)" ;;
        -p | --pid) _etrace_words "$(cd /proc && echo [0-9]*)" ;;
        -u | --uid) _etrace_words "$(cut -d: -f3 /etc/passwd)" ;;
        -l | --log-level) _etrace_words 'panic fatal error warn info debug trace' ;;
        --json-context) _etrace_words 'ref full' ;;
        *)
            if [[ " $valued " == *" $previous "* ]]; then
                return
            elif [[ $cur == -* && ! ($reads && ${COMP_WORDS[1]} == info) ]]; then
                _etrace_words "$options"
            elif [[ $reads ]]; then
                _etrace_files -f
            else
                _etrace_files -c
                [[ $COMP_CWORD -eq 1 && info == "$cur"* ]] && COMPREPLY+=(info)
            fi
            ;;
    esac
}

complete -F _etrace etrace
