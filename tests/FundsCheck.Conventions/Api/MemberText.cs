using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FundsCheck.Conventions.Api;

/// <summary>Writes one public member as a caller uses it.</summary>
internal sealed class MemberText
{
    private readonly NullabilityInfoContext _nullability = new();

    public string Of(ConstructorInfo constructor) => $"{Access(constructor)}new({Parameters(constructor)})";

    public string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Of))}>" : string.Empty;
        var self = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : string.Empty;
        return $"{Access(method)}{method.Name}{generic}({self}{Parameters(method)}) -> "
            + $"{TypeText.Of(method.ReturnType, _nullability.Create(method.ReturnParameter))}";
    }

    public string Of(PropertyInfo property)
    {
        var shown = property.GetAccessors(nonPublic: true).First(ApiPrinter.IsShown);
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        var index = property.GetIndexParameters() is { Length: > 0 } parameters
            ? $"[{string.Join(", ", parameters.Select(Parameter))}]"
            : string.Empty;
        var get = property.GetMethod is { } getter && ApiPrinter.IsShown(getter) ? "get; " : string.Empty;
        var set = property.SetMethod is { } setter && ApiPrinter.IsShown(setter) ? IsInit(setter) ? "init; " : "set; " : string.Empty;
        return $"{Access(shown)}{required}{property.Name}{index} {{ {get}{set}}} -> "
            + $"{TypeText.Of(property.PropertyType, _nullability.Create(property))}";
    }

    public string Of(FieldInfo field)
    {
        var type = TypeText.Of(field.FieldType, _nullability.Create(field));
        if (field.IsLiteral)
        {
            return $"const {field.Name} = {Value(field.GetRawConstantValue())} -> {type}";
        }

        var constant = field.GetCustomAttribute<DecimalConstantAttribute>();
        return constant is null
            ? $"{(field.IsStatic ? "static " : string.Empty)}{(field.IsInitOnly ? "readonly " : string.Empty)}{field.Name} -> {type}"
            : $"const {field.Name} = {Value(constant.Value)} -> {type}";
    }

    public string Of(EventInfo happening) =>
        $"event {happening.Name} -> {TypeText.Of(happening.EventHandlerType!, _nullability.Create(happening))}";

    private static string Access(MethodBase method)
    {
        var access = method.IsPublic ? string.Empty : "protected ";
        return access + (method.IsStatic ? "static " : string.Empty)
            + (method is { IsAbstract: true, DeclaringType.IsInterface: false } ? "abstract " : string.Empty);
    }

    private string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private string Parameter(ParameterInfo parameter)
    {
        var passed = (parameter.IsOut, parameter.IsIn, parameter.ParameterType.IsByRef) switch
        {
            (true, _, _) => "out ",
            (_, true, _) => "in ",
            (_, _, true) => "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty,
        };
        var otherwise = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : string.Empty;
        return $"{passed}{TypeText.Of(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}{otherwise}";
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
