using FundsCheck.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.MediatR.Tests.Hosting;

/// <summary>A host with a MediatR of its own: scanned handlers, and behaviors in the order of their registration.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly ServiceProvider _services;

    public TestHost()
    {
        Clock = new AdjustableTimeProvider(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
        Source = new ScriptedBalanceSource(Clock).AlwaysAvailable(Money.Parse("100.00 USD"));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton(Journal);
        services.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => Source);
        services.AddHandlersFrom(typeof(CheckFundsHandler).Assembly);
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(OuterBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(InnerBehavior<,>));
        services.AddTransient<ServiceFactory>(provider => provider.GetService!);
        services.AddTransient<IMediator, Mediator>();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public AdjustableTimeProvider Clock { get; }

    public ScriptedBalanceSource Source { get; }

    public Journal Journal { get; } = new();

    public IMediator Mediator => _services.GetRequiredService<IMediator>();

    public IFundsChecker Checker => _services.GetRequiredService<IFundsChecker>();

    public void Dispose() => _services.Dispose();
}
