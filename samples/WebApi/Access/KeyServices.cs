using Microsoft.AspNetCore.Authentication;

namespace FundsCheck.Samples.WebApi.Access;

/// <summary>Authentication by keys, and a policy for each role.</summary>
internal static class KeyServices
{
    public static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection("Access")).ValidateDataAnnotations().ValidateOnStart();
        services.AddAuthentication(KeyAuthenticationHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthenticationHandler>(KeyAuthenticationHandler.SchemeName, _ => { });
        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Service, policy => policy.RequireRole(Roles.Service))
            .AddPolicy(Roles.Reviewer, policy => policy.RequireRole(Roles.Reviewer))
            .AddPolicy(Roles.Operator, policy => policy.RequireRole(Roles.Operator))
            .AddFallbackPolicy("keys", policy => policy.RequireAuthenticatedUser());
    }
}
