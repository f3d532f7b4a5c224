# Completion of fundscheck for fish. In config.fish: fundscheck completion fish | source
function __fundscheck_complete
    fundscheck complete -- (commandline --cut-at-cursor --current-process | string collect) 2>/dev/null
end
complete --command fundscheck --arguments '(__fundscheck_complete)'
