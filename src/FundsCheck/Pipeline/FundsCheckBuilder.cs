using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Pipeline;

/// <summary>What <c>AddFundsCheck</c> returns: the place to name the rules, the decision store and the balance source.</summary>
public sealed class FundsCheckBuilder
{
    internal FundsCheckBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services, for extensions that add a store or a source.</summary>
    public IServiceCollection Services { get; }
}
