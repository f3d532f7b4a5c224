using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Pipeline.LiveRules;

/// <summary>Rules that stay as they are for the life of the process.</summary>
internal sealed class FixedRules(RuleBook book, TimeProvider time) : IRulesInForce
{
    public RulesStatus Status { get; } = new() { Book = book, LoadedAt = time.GetUtcNow() };

    /// <summary>The one rule set of the options, where no others are named.</summary>
    public static IRulesInForce OfOptions(IServiceProvider services) =>
        new FixedRules(
            RuleBook.Of(services.GetRequiredService<IOptions<FundsCheckOptions>>().Value.RuleSet),
            services.GetRequiredService<TimeProvider>());
}
