using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Rules.HotReload;

/// <summary>Rules that stay as they are for the life of the process.</summary>
internal sealed class FixedRules(RuleSetCatalog catalog, TimeProvider time) : IRuleSetSource
{
    public RulesStatus Status { get; } = new() { Catalog = catalog, LoadedAt = time.GetUtcNow() };

    /// <summary>The default rule set, where no others are registered.</summary>
    public static IRuleSetSource OfDefault(IServiceProvider services) =>
        new FixedRules(RuleSetCatalog.Create(RuleSet.Default), services.GetRequiredService<TimeProvider>());
}
