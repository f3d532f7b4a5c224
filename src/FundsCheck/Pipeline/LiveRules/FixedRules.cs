using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Pipeline.LiveRules;

/// <summary>Rules that stay as they are for the life of the process.</summary>
internal sealed class FixedRules(RuleBook book, TimeProvider time) : IRulesInForce
{
    public RulesStatus Status { get; } = new() { Book = book, LoadedAt = time.GetUtcNow() };

    /// <summary>The default rule set, where no others are registered.</summary>
    public static IRulesInForce OfDefault(IServiceProvider services) => new FixedRules(RuleBook.Of(RuleSet.Default), services.GetRequiredService<TimeProvider>());
}
