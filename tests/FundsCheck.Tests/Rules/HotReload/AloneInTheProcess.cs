namespace FundsCheck.Tests.Rules.HotReload;

/// <summary>
/// Tests that measure what the whole process does: its meters and its memory. They run after all others, one after another.
/// </summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
