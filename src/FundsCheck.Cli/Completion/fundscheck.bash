# Completion of fundscheck for bash. In ~/.bashrc: source <(fundscheck completion bash)
_fundscheck()
{
    local IFS=$'\n'
    COMPREPLY=($(compgen -W "$(fundscheck complete -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _fundscheck fundscheck
