using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.MediatR.Tests.Hosting;

/// <summary>What MediatR's own registration does with an assembly: every concrete type it defines, public or not.</summary>
internal static class HandlerScan
{
    public static IServiceCollection AddHandlersFrom(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.DefinedTypes
            .Where(type => type is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false }))
        {
            foreach (var handled in type.ImplementedInterfaces.Where(implemented => implemented.IsGenericType
                && implemented.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            {
                services.AddTransient(handled, type);
            }
        }

        return services;
    }
}
