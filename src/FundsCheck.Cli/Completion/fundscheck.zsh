#compdef fundscheck
# Completion of fundscheck for zsh. In ~/.zshrc, after compinit: source <(fundscheck completion zsh)
_fundscheck()
{
    local -a found
    found=("${(@f)$(fundscheck complete -- "${(j: :)words[1,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        compadd -a found
    else
        _files
    fi
}
compdef _fundscheck fundscheck
