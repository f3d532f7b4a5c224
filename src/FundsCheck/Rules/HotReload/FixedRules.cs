using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Rules.HotReload;

/// <summary>Rules that do not change during the life of the process.</summary>
internal sealed class FixedRules(RuleSetCatalog catalog, TimeProvider time) : IRuleSetSource
{
    public RulesStatus Status { get; } = new() { Catalog = catalog, LoadedAt = time.GetUtcNow() };

    /// <summary>The default rule set, for a host that registers no rules.</summary>
    public static IRuleSetSource OfDefault(IServiceProvider services) =>
        new FixedRules(RuleSetCatalog.Create(RuleSet.Default), services.GetRequiredService<TimeProvider>());
}
